package io.omnimesh.embedded.parts;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.embedded.part.Launch;
import io.omnimesh.embedded.part.Part;
import io.omnimesh.embedded.part.PartContext;
import io.omnimesh.embedded.part.Port;
import io.omnimesh.query.access.Tokens;
import io.omnimesh.query.client.QueryOptions;
import io.omnimesh.query.client.TrinoClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Trino: the one SQL engine over everything. It starts without catalogs; whoever runs the mesh
 * creates them as the sources become ready. Clients come over HTTPS with a token of this
 * installation; the plain port serves Trino's own internal requests and refuses everyone else.
 */
final class TrinoPart implements Part {
  private static final String NAME = "trino";
  private static final String INTERNAL = "http";
  private static final String SHARED_SECRET = "internal";
  private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(4);

  /**
   * How much Trino a profile gets.
   *
   * @param heapMiB the JVM's heap
   * @param queryMemoryMiB what one query may take of it
   * @param connectors the connectors that it loads
   */
  record Size(int heapMiB, int queryMemoryMiB, List<String> connectors) {
    /** With {@code geospatial}: the PostgreSQL connector cannot be set up without its types. */
    private static final List<String> SMALL_CONNECTORS =
        List.of(
            "iceberg",
            "postgresql",
            "geospatial",
            "mariadb",
            "mysql",
            "redis",
            "kafka",
            "duckdb",
            "tpcds");

    Size {
      connectors = List.copyOf(connectors);
    }

    static Size small() {
      return new Size(1_024, 512, SMALL_CONNECTORS);
    }

    static Size full() {
      List<String> connectors = new ArrayList<>(SMALL_CONNECTORS);
      connectors.addAll(
          List.of(
              "mongodb", "opensearch", "cassandra", "ignite", "prometheus", "hive", "delta-lake"));
      return new Size(2_048, 1_024, connectors);
    }
  }

  private final Size size;
  private final RunnerJars runners;
  private final Loopback loopback;
  private final Clock clock;

  /** Kept over probes, as it holds connections. */
  private volatile @Nullable TrinoClient client;

  TrinoPart(Size size, RunnerJars runners, Loopback loopback, Clock clock) {
    this.size = size;
    this.runners = runners;
    this.loopback = loopback;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Trino: SQL over every source and product";
  }

  @Override
  public List<Port> ports() {
    return List.of(Port.main(28443), new Port(INTERNAL, 28080));
  }

  @Override
  public List<String> secrets() {
    return List.of(SHARED_SECRET);
  }

  @Override
  public List<String> artifacts() {
    return List.of(NAME);
  }

  @Override
  public int memoryMaxMiB() {
    return 2 * size.heapMiB() + 1_024;
  }

  @Override
  public Launch prepare(PartContext context) throws Exception {
    Path secrets = context.home().secrets();
    Tokens.createKeys(context.home());
    ServerCertificate certificate =
        new ServerCertificate(secrets.resolve("trino/server.pem"), secrets.resolve("trino/ca.pem"));
    certificate.createMissing(clock);
    linkPlugins(context);
    Path config = context.config();
    Path settings =
        Folders.writePrivate(config.resolve("config.properties"), settings(context, certificate));
    Files.writeString(
        config.resolve("access-control.properties"),
        "access-control.name=file\nsecurity.config-file=" + writeRules(context) + "\n");
    Files.writeString(
        config.resolve("log.properties"),
        "io=WARN\norg=WARN\nBootstrap=WARN\nio.trino.server.Server=INFO\n");
    return JvmCommand.large(context, NAME)
        .heapMiB(size.heapMiB())
        .option("-XX:+UseG1GC")
        .option("-XX:-OmitStackTraceInFastThrow")
        .option("-XX:ReservedCodeCacheSize=256m")
        .option("-XX:PerMethodRecompilationCutoff=10000")
        .option("-XX:PerBytecodeRecompilationCutoff=10000")
        .option("-XX:+EnableDynamicAgentLoading")
        // Needed by the Ignite connector.
        .option("--add-opens=java.base/java.nio=ALL-UNNAMED")
        .property("jdk.attach.allowAttachSelf", true)
        .property("jdk.nio.maxCachedBufferSize", 2_000_000)
        .property("config", settings)
        .property("secretsConfig", writeSecrets(context))
        .classPath(jars(context.unpacked(NAME).resolve("lib")))
        .main("io.trino.server.TrinoServer")
        .launch();
  }

  /** For one node: to partition a join's sides would only send them to itself. */
  private String settings(PartContext context, ServerCertificate certificate) {
    return """
    coordinator=true
    node-scheduler.include-coordinator=true
    node.environment=mesh
    node.id=mesh
    node.bind-ip=127.0.0.1
    node.internal-address=127.0.0.1
    discovery.uri=http://127.0.0.1:%1$d
    http-server.http.port=%1$d
    http-server.https.enabled=true
    http-server.https.port=%2$d
    http-server.https.keystore.path=%3$s
    http-server.log.enabled=false
    http-server.authentication.type=JWT
    http-server.authentication.allow-insecure-over-http=false
    http-server.authentication.jwt.key-file=%4$s
    http-server.authentication.jwt.required-issuer=%5$s
    http-server.authentication.jwt.required-audience=%5$s
    internal-communication.shared-secret=%6$s
    access-control.config-files=%7$s
    web-ui.enabled=false
    plugin.dir=%8$s
    log.levels-file=%9$s
    catalog.management=dynamic
    catalog.store=memory
    query.max-memory=%10$dMB
    query.max-memory-per-node=%10$dMB
    query.max-total-memory=%11$dMB
    join-distribution-type=BROADCAST
    query.max-run-time=1h
    query.max-concurrent-queries=40
    query.max-queued-queries=400
    query.max-history=200
    query.min-expire-age=5m
    query.client.timeout=5m
    """
        .formatted(
            context.port(INTERNAL),
            context.port(),
            certificate.keyAndCertificate(),
            context.home().secrets().resolve("trino/jwt-public.pem"),
            Tokens.ISSUER,
            context.secret(SHARED_SECRET),
            context.config().resolve("access-control.properties"),
            context.config().resolve("plugins"),
            context.config().resolve("log.properties"),
            size.queryMemoryMiB(),
            size.queryMemoryMiB() + size.queryMemoryMiB() / 4);
  }

  /** Nobody but the owner may do anything; what others may read comes with access agreements. */
  private static Path writeRules(PartContext context) throws IOException {
    return Files.writeString(
        context.config().resolve("access-rules.json"),
        """
        {
          "catalogs": [{"user": "owner", "allow": "owner"}],
          "schemas": [{"user": "owner", "owner": true}],
          "tables": [{
            "user": "owner",
            "privileges": ["SELECT", "INSERT", "DELETE", "UPDATE", "OWNERSHIP", "GRANT_SELECT"]
          }],
          "functions": [{
            "user": "owner",
            "privileges": ["EXECUTE", "GRANT_EXECUTE", "OWNERSHIP"]
          }],
          "procedures": [{"user": "owner", "privileges": ["EXECUTE", "GRANT_EXECUTE"]}],
          "queries": [{"user": "owner", "allow": ["execute", "kill", "view"]}],
          "system_session_properties": [{"user": "owner", "allow": true}],
          "catalog_session_properties": [{"user": "owner", "allow": true}],
          "system_information": [{"user": "owner", "allow": ["read"]}],
          "impersonation": []
        }
        """);
  }

  /** Lets catalogs refer to files below the folder of the sources. */
  private Path writeSecrets(PartContext context) throws IOException {
    Path plugins = MeshHome.createPrivate(context.config().resolve("secrets-plugins"));
    Path plugin = MeshHome.createPrivate(plugins.resolve("files"));
    Path jar = runners.of("trino-secrets");
    replaceLink(plugin.resolve("trino-secrets.jar"), jar);
    Path sources = MeshHome.createPrivate(context.config().resolve("sources"));
    return Files.writeString(
        context.config().resolve("secrets.toml"),
        """
        secrets-plugins-dir = "%s"
        [mesh]
        secrets-provider.name = "files"
        folder = "%s"
        """
            .formatted(plugins, sources));
  }

  /** The fewer plugins, the quicker the start: only those of the profile are linked. */
  private void linkPlugins(PartContext context) throws IOException {
    Path links = context.config().resolve("plugins");
    Folders.delete(links);
    MeshHome.createPrivate(links);
    for (String connector : size.connectors()) {
      replaceLink(
          links.resolve(connector), context.unpacked(NAME).resolve("plugin").resolve(connector));
    }
  }

  private static void replaceLink(Path link, Path target) throws IOException {
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, target);
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /** Runs a query as the owner, over HTTPS, once Trino says that it has started. */
  @Override
  public void probe(PartContext context) throws Exception {
    String info =
        loopback.succeed(Loopback.request(context.port(INTERNAL), "/v1/info").GET().build());
    if (!info.contains("\"starting\":false")) {
      throw new MeshException(ErrorCode.UNAVAILABLE, "Trino is still starting");
    }
    client(context).all("SELECT 1", QueryOptions.ofDefaults().withTimeLimit(PROBE_TIMEOUT));
  }

  private TrinoClient client(PartContext context) {
    TrinoClient existing = client;
    if (existing != null) {
      return existing;
    }
    Path secrets = context.home().secrets();
    TrinoClient created =
        TrinoClient.of(
            URI.create("https://127.0.0.1:" + context.port()),
            secrets.resolve("trino/ca.pem"),
            () -> read(secrets.resolve("owner/token")));
    client = created;
    return created;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new MeshException(ErrorCode.INTERNAL, "Cannot read " + file, e);
    }
  }
}
