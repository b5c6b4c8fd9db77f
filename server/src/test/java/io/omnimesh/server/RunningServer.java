package io.omnimesh.server;

import io.omnimesh.catalog.access.Permission;
import io.omnimesh.catalog.domain.DomainFiles;
import io.omnimesh.catalog.duty.DriftWatch;
import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.catalog.home.Variables;
import io.omnimesh.catalog.plan.Plan;
import io.omnimesh.catalog.product.ProductFiles;
import io.omnimesh.query.access.Tokens;
import io.omnimesh.query.catalogs.SourceService;
import io.omnimesh.query.client.TrinoClient;
import io.omnimesh.server.product.ProductParts;
import io.omnimesh.server.status.MeshState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A real server on a free port with real tokens, over the domains of this repository. Its Trino is
 * an address where nothing listens: what needs a Trino is tested against a running mesh.
 */
final class RunningServer implements AutoCloseable {
  static final Path DOMAINS = Path.of("../domains").toAbsolutePath().normalize();

  private final Tokens tokens;
  private final MeshServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  /** A server whose control plane does not answer yet. */
  RunningServer(Path folder, ServerConfig config) throws IOException {
    this(
        folder,
        config,
        new ProductParts(
            new ProductFiles(DOMAINS),
            Optional::empty,
            new DriftWatch(() -> Optional.of(new Plan(List.of())), Clock.systemUTC())));
  }

  RunningServer(Path folder, ServerConfig config, ProductParts products) throws IOException {
    MeshHome home = new MeshHome(folder);
    Tokens.createKeys(home);
    tokens = Tokens.of(home, Clock.systemUTC());
    Files.copy(
        Path.of("src/test/resources/ca.pem"), home.secrets().resolve("trino").resolve("ca.pem"));
    Variables variables = Variables.of(home, Map.of("MESH_TRINO_PORT", "1"));
    TrinoClient trino = TrinoClient.of(home, variables, () -> "none");
    DomainFiles domains = new DomainFiles(DOMAINS);
    server =
        MeshServer.start(
            config.withPort(0),
            new MeshServer.Parts(
                tokens,
                caller ->
                    trino.as(() -> tokens.mint(caller.subject(), Set.of(), Duration.ofMinutes(1))),
                domains,
                caller -> new SourceService(home, variables, domains, trino),
                () -> Optional.of(state()),
                products,
                Clock.systemUTC(),
                RandomGenerator.getDefault()));
  }

  MeshServer server() {
    return server;
  }

  String token(String subject, Permission... permissions) {
    return tokens.mint(subject, Set.of(permissions), Duration.ofMinutes(5));
  }

  String ownerToken() {
    return tokens.mint("owner", Permission.all(), Duration.ofMinutes(5));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  HttpRequest.Builder requestAs(String token, String path) {
    return request(path).header("Authorization", "Bearer " + token);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> getAs(String token, String path) throws IOException, InterruptedException {
    return send(requestAs(token, path));
  }

  HttpResponse<String> postAs(String token, String path, String body)
      throws IOException, InterruptedException {
    return send(requestAs(token, path).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  @Override
  public void close() {
    http.close();
    server.close();
  }

  private static MeshState state() {
    return new MeshState(
        "full",
        Instant.parse("2026-11-22T10:00:00Z"),
        false,
        List.of("Catalog stores_traffic could not be created"),
        List.of(
            new MeshState.Part(
                "trino",
                "Trino",
                "ready",
                Map.of("main", 28443),
                Optional.of(Instant.parse("2026-11-22T10:00:30Z")),
                0,
                "",
                1_000_000,
                12.5)));
  }
}
