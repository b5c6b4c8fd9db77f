package io.omnimesh.it.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnimesh.it.mesh.RunningMesh;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProductApiTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final String SALES = "/api/v1/products/stores/pos_sales/ports/pos_sales/v1";

  private final RunningMesh mesh = RunningMesh.shared();
  private final HttpClient http = HttpClient.newHttpClient();
  private final String owner = mesh.variables().resolve("${file:owner/token}");

  @Test
  void servesTheContractOfEveryPortUnderItsHash() throws Exception {
    List<JsonNode> ports = served();

    for (JsonNode port : ports) {
      HttpResponse<String> contract =
          send(request(path(port) + "/contract", owner).header("Accept", "application/yaml"));
      assertThat(contract.statusCode()).as(port.toString()).isEqualTo(200);
      String sha256 =
          HexFormat.of()
              .formatHex(
                  MessageDigest.getInstance("SHA-256")
                      .digest(contract.body().getBytes(StandardCharsets.UTF_8)));
      assertThat(contract.headers().firstValue("ETag")).hasValue('"' + sha256 + '"');
      assertThat(port.get("contractSha256").asText()).isEqualTo(sha256);
    }
  }

  @Test
  void aTableIsRefreshedOnceThoughItIsAskedForTwice() throws Exception {
    JsonNode table =
        served().stream()
            .filter(port -> port.get("kind").asText().equals("table"))
            .findFirst()
            .orElseThrow();
    String key = UUID.randomUUID().toString();

    HttpResponse<String> first = post(path(table) + "/refresh", key);
    HttpResponse<String> second = post(path(table) + "/refresh", key);

    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(JSON.readTree(first.body()).get("state").asText())
        .as(first.body())
        .isIn("published", "rejected");
    List<String> requests = new ArrayList<>();
    get(path(table) + "/refreshes")
        .get("items")
        .forEach(run -> requests.add(run.get("by").asText()));
    String request = first.headers().firstValue("X-Request-Id").orElseThrow();
    assertThat(requests.stream().filter(by -> by.contains("owner (request "))).isNotEmpty();
    assertThat(requests.stream().filter(by -> by.contains(request)).count()).isLessThanOrEqualTo(1);
  }

  @Test
  void aColumnIsFollowedToItsSource() throws Exception {
    var _ = served();

    JsonNode lineage = get("/api/v1/lineage?node=mesh.stores.pos_sales_v1.sku&direction=upstream");

    assertThat(lineage.get("nodes").findValuesAsText("name"))
        .contains("stores_pos.stores_pos.basket_lines.sku");
  }

  @Test
  void whoMayOnlyReadChangesNothing() throws Exception {
    String reader =
        mesh.output("token", "--subject", "rita", "--permissions", "products:read").strip();

    assertThat(send(request("/api/v1/products", reader)).statusCode()).isEqualTo(200);
    assertThat(
            send(request("/api/v1/plan/apply", reader)
                    .header("Idempotency-Key", "k")
                    .POST(HttpRequest.BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(403);
    assertThat(
            send(request(SALES + "/quality", reader)
                    .header("Idempotency-Key", "k")
                    .POST(HttpRequest.BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void plansAndTestsFromAfarAsFromHere() throws Exception {
    var _ = served();
    await()
        .atMost(LONG)
        .untilAsserted(() ->
            assertThat(afar("plan", "stores/pos_sales", "-o", "json").stdout())
                .isEqualTo(mesh.mesh("plan", "stores/pos_sales", "-o", "json").stdout()));

    RunningMesh.Outcome here = mesh.mesh("test", "stores/pos_sales", "-o", "json");
    RunningMesh.Outcome afar = afar("test", "stores/pos_sales", "-o", "json");

    assertThat(afar.exitCode()).as(afar.stderr()).isEqualTo(here.exitCode());
    assertThat(JSON.readTree(afar.stdout()).findValuesAsText("rule"))
        .isEqualTo(JSON.readTree(here.stdout()).findValuesAsText("rule"))
        .isNotEmpty();
    assertThat(get(SALES + "/quality").get("items").size()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void anApplyWithNothingToDoSaysSo() throws Exception {
    var _ = served();
    await()
        .atMost(LONG)
        .untilAsserted(() ->
            assertThat(afar("apply", "stores/pos_sales").stdout())
                .contains("Nothing to do: all products run as their files say."));
  }

  /** A command on this mesh as if it were elsewhere. */
  private RunningMesh.Outcome afar(String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(
        List.of(
            "--server",
            server(),
            "--token-file",
            mesh.home().secrets().resolve("owner").resolve("token").toString()));
    return mesh.mesh(arguments.toArray(String[]::new));
  }

  /** The ports that are served, once the first apply served the tills' sales. */
  private List<JsonNode> served() throws Exception {
    await()
        .atMost(LONG)
        .untilAsserted(() -> assertThat(send(request(SALES, owner)).statusCode()).isEqualTo(200));
    List<JsonNode> ports = new ArrayList<>();
    get("/api/v1/products?limit=500")
        .get("items")
        .forEach(product ->
            product
                .get("ports")
                .forEach(port -> {
                  if (port.has("contractSha256")) {
                    ports.add(port);
                  }
                }));
    return ports;
  }

  private static String path(JsonNode port) {
    return "/api/v1/products/%s/ports/%s/v%d"
        .formatted(
            port.get("product").asText(), port.get("port").asText(), port.get("major").asInt());
  }

  private HttpResponse<String> post(String path, String key) throws Exception {
    while (true) {
      HttpResponse<String> answer =
          send(
              request(path, owner)
                  .header("Idempotency-Key", key)
                  .POST(HttpRequest.BodyPublishers.noBody()));
      if (answer.statusCode() != 202) {
        return answer;
      }
    }
  }

  private JsonNode get(String path) throws Exception {
    HttpResponse<String> answer = send(request(path, owner));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private String server() {
    return "http://127.0.0.1:" + mesh.variables().resolve("${env:MESH_SERVER_PORT}");
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(URI.create(server() + path))
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
