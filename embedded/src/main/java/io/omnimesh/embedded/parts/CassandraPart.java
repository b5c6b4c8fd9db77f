package io.omnimesh.embedded.parts;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.sql.Sql;
import io.omnimesh.embedded.part.Launch;
import io.omnimesh.embedded.part.Part;
import io.omnimesh.embedded.part.PartContext;
import io.omnimesh.embedded.part.Port;
import io.omnimesh.embedded.part.Shutdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Apache Cassandra: devices, push sends and location visits of the mobile app. Runs on JDK 17. */
final class CassandraPart implements Part {
  private static final String NAME = "cassandra";
  private static final String STORAGE = "storage";
  private static final String KEYSPACE = "mobile_profiles";
  private static final String WRITER = "mobile_profiles_writer";
  private static final String READER = "mobile_profiles_reader";
  private static final String ADMIN = "admin";

  /** The superuser, and its password, that Cassandra makes on its first start. */
  private static final String BUILT_IN = "cassandra";

  /** Packages of the JDK that Cassandra reaches into, as its own options for 17 open them. */
  private static final List<String> OPENED =
      List.of(
          "java.base/java.io",
          "java.base/java.lang",
          "java.base/java.lang.module",
          "java.base/java.lang.reflect",
          "java.base/java.math",
          "java.base/java.net",
          "java.base/java.nio",
          "java.base/java.nio.charset",
          "java.base/java.nio.file.spi",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.base/java.util.concurrent.atomic",
          "java.base/java.util.concurrent.locks",
          "java.base/jdk.internal.loader",
          "java.base/jdk.internal.math",
          "java.base/jdk.internal.misc",
          "java.base/jdk.internal.module",
          "java.base/jdk.internal.ref",
          "java.base/jdk.internal.reflect",
          "java.base/jdk.internal.util.jar",
          "java.base/sun.nio.ch",
          "java.base/sun.security.action",
          "java.rmi/sun.rmi.registry",
          "java.rmi/sun.rmi.server",
          "java.rmi/sun.rmi.transport.tcp",
          "java.sql/java.sql",
          "jdk.management/com.sun.management.internal");

  private final RunnerJars runners;

  CassandraPart(RunnerJars runners) {
    this.runners = runners;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Apache Cassandra: devices, push sends and location visits of the mobile app";
  }

  @Override
  public List<Port> ports() {
    return List.of(Port.main(29042), new Port(STORAGE, 27000));
  }

  @Override
  public List<String> secrets() {
    return List.of(ADMIN, WRITER, READER, BUILT_IN);
  }

  @Override
  public List<String> artifacts() {
    return List.of(NAME);
  }

  @Override
  public int memoryMaxMiB() {
    return 1_024;
  }

  /** Time to write the archive of classes, which the first end does. */
  @Override
  public Shutdown shutdown() {
    return new Shutdown("TERM", Duration.ofSeconds(20));
  }

  @Override
  public Optional<String> unavailable(PartContext context) {
    return context.java17().isPresent()
        ? Optional.empty()
        : Optional.of(
            "Cassandra needs JDK 17 and none was found; on Debian 12: apt-get install"
                + " openjdk-17-jre-headless, elsewhere unpack one below ~/.jdks");
  }

  @Override
  public Launch prepare(PartContext context) throws IOException {
    Path settings = context.config().resolve("cassandra.yaml");
    Files.writeString(settings, settings(context));
    Path logging = context.config().resolve("logback.xml");
    Files.writeString(logging, LOGGING);
    JvmCommand command = JvmCommand.small(context, NAME);
    for (String opened : OPENED) {
      command.option("--add-opens=" + opened + "=ALL-UNNAMED");
      command.option("--add-exports=" + opened + "=ALL-UNNAMED");
    }
    archive(context).forEach(command::option);
    return command
        .heapMiB(224)
        .option("-XX:MaxDirectMemorySize=64m")
        .property("cassandra.storagedir", context.data())
        .property("cassandra.config", settings.toUri())
        .property("logback.configurationFile", logging)
        .property("cassandra-foreground", "yes")
        .property("cassandra.skip_wait_for_gossip_to_settle", 0)
        .property("cassandra.ring_delay_ms", 0)
        .property("cassandra.superuser_setup_delay_ms", 0)
        .property("cassandra.shutdown_announce_in_ms", 0)
        .property("cassandra.load_ring_state", false)
        // The passwords are long and random: nothing is gained by making their check slow.
        .property("cassandra.auth_bcrypt_gensalt_log2_rounds", 4)
        .classPath(classPath(context))
        .main("org.apache.cassandra.service.CassandraDaemon")
        .launchOnJava17();
  }

  private List<Path> classPath(PartContext context) {
    return Stream.concat(context.jars(NAME).stream(), Stream.of(runners.of(NAME))).toList();
  }

  /**
   * Parsed classes are mapped from an archive that the JVM writes at an orderly end. JDK 17 does
   * not renew an archive that no longer fits, so its name tells what it was made for; one that
   * comes from a start that failed lacks most classes and is dropped.
   */
  private List<String> archive(PartContext context) throws IOException {
    Path archive = archiveFile(context);
    if (Files.exists(archive) && Files.exists(proven(archive))) {
      return List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds*=off");
    }
    Files.deleteIfExists(archive);
    Files.deleteIfExists(proven(archive));
    return List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:cds*=off");
  }

  private Path archiveFile(PartContext context) throws IOException {
    Path java = context.java17().orElseThrow();
    int madeFor =
        Objects.hash(
            classPath(context), java.toRealPath(), Files.getLastModifiedTime(java).toMillis());
    return context.data().resolve("classes-%08x.jsa".formatted(madeFor));
  }

  /** Exists once the process that writes the archive has been seen to work. */
  private static Path proven(Path archive) {
    return archive.resolveSibling(archive.getFileName() + ".proven");
  }

  /** Small, for one node. A write is acknowledged once the commit log is on disk. */
  private static String settings(PartContext context) {
    return """
    cluster_name: omnimesh
    num_tokens: 1
    partitioner: org.apache.cassandra.dht.Murmur3Partitioner
    endpoint_snitch: SimpleSnitch
    seed_provider:
      - class_name: org.apache.cassandra.locator.SimpleSeedProvider
        parameters:
          - seeds: "127.0.0.1:%1$d"
    listen_address: 127.0.0.1
    rpc_address: 127.0.0.1
    storage_port: %1$d
    native_transport_port: %2$d
    start_native_transport: true
    auto_bootstrap: false
    authenticator: PasswordAuthenticator
    authorizer: CassandraAuthorizer
    role_manager: CassandraRoleManager
    roles_validity: 10s
    permissions_validity: 10s
    credentials_validity: 10s
    commitlog_sync: batch
    commitlog_segment_size: 8MiB
    commitlog_total_space: 64MiB
    disk_failure_policy: stop
    disk_access_mode: mmap_index_only
    data_file_directories: ["%3$s/tables"]
    commitlog_directory: "%3$s/commitlog"
    hints_directory: "%3$s/hints"
    saved_caches_directory: "%3$s/caches"
    cdc_raw_directory: "%3$s/changes"
    memtable:
      configurations:
        default:
          class_name: TrieMemtable
    memtable_heap_space: 48MiB
    memtable_offheap_space: 32MiB
    memtable_flush_writers: 1
    concurrent_reads: 4
    concurrent_writes: 8
    concurrent_counter_writes: 2
    concurrent_materialized_view_writes: 2
    concurrent_compactors: 1
    native_transport_max_threads: 8
    batch_size_warn_threshold: 64KiB
    batch_size_fail_threshold: 256KiB
    unlogged_batch_across_partitions_warn_threshold: 100
    file_cache_size: 16MiB
    networking_cache_size: 8MiB
    key_cache_size: 4MiB
    counter_cache_size: 0MiB
    auto_snapshot: false
    hinted_handoff_enabled: false
    """
        .formatted(context.port(STORAGE), context.port(), context.data());
  }

  private static final String LOGGING =
      """
      <configuration>
        <appender name="log" class="ch.qos.logback.core.ConsoleAppender">
          <encoder><pattern>%d{ISO8601} %-5level %logger{0} %msg%n</pattern></encoder>
        </appender>
        <root level="WARN"><appender-ref ref="log"/></root>
        <logger name="org.apache.cassandra.service.CassandraDaemon" level="INFO"/>
      </configuration>
      """;

  @Override
  public void probe(PartContext context) throws IOException {
    try (CqlConnection connection = superuser(context)) {
      connection.run("SELECT release_version FROM system.local");
    }
  }

  /** Our superuser; before the part was provisioned, the one that Cassandra makes itself. */
  private static CqlConnection superuser(PartContext context) throws IOException {
    try {
      return CqlConnection.login(context.port(), ADMIN, context.secret(ADMIN));
    } catch (MeshException e) {
      if (e.code() != ErrorCode.UNAUTHENTICATED) {
        throw e;
      }
      return CqlConnection.login(context.port(), BUILT_IN, BUILT_IN);
    }
  }

  @Override
  public void provision(PartContext context) throws IOException {
    try (CqlConnection first = superuser(context)) {
      role(first, ADMIN, context.secret(ADMIN), "SUPERUSER = true");
    }
    try (CqlConnection admin = CqlConnection.login(context.port(), ADMIN, context.secret(ADMIN))) {
      // It cannot be dropped for good, as Cassandra would make it again; nobody logs in as it.
      admin.run(
          "ALTER ROLE cassandra WITH SUPERUSER = false AND LOGIN = false AND PASSWORD = "
              + Sql.literal(context.secret(BUILT_IN)));
      admin.run(
          "CREATE KEYSPACE IF NOT EXISTS "
              + KEYSPACE
              + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
      role(admin, WRITER, context.secret(WRITER), "SUPERUSER = false");
      role(admin, READER, context.secret(READER), "SUPERUSER = false");
      admin.run("GRANT ALL PERMISSIONS ON KEYSPACE " + KEYSPACE + " TO " + WRITER);
      admin.run("GRANT SELECT ON KEYSPACE " + KEYSPACE + " TO " + READER);
    }
    Files.write(proven(archiveFile(context)), new byte[0]);
  }

  /** The password is set each time, as it may have been generated anew. */
  private static void role(CqlConnection connection, String name, String password, String options)
      throws IOException {
    String withPassword = Sql.name(name) + " WITH PASSWORD = " + Sql.literal(password);
    connection.run(
        "CREATE ROLE IF NOT EXISTS " + withPassword + " AND LOGIN = true AND " + options);
    connection.run("ALTER ROLE " + withPassword);
  }
}
