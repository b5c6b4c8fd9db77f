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
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * PostgreSQL: the platform's own state, the Iceberg catalog, and three sources, each in a database
 * of its own with an owner who writes and a reader for Trino.
 */
final class PostgresPart implements Part {
  private static final String NAME = "postgresql";
  private static final String SUPERUSER = "postgres";
  private static final Duration INITDB_TIMEOUT = Duration.ofMinutes(2);

  /**
   * A database, who owns it and who may only read it.
   *
   * @param reader sees every table that the owner makes, now or later
   */
  private record Owned(String database, String owner, Optional<String> reader) {
    static Owned platform(String name) {
      return new Owned(name, name, Optional.empty());
    }

    static Owned source(String name) {
      return new Owned(name, name + "_writer", Optional.of(name + "_reader"));
    }

    Stream<String> roles() {
      return Stream.concat(Stream.of(owner), reader.stream());
    }
  }

  private static final List<Owned> DATABASES =
      List.of(
          Owned.platform("mesh"),
          Owned.platform("lake"),
          Owned.platform("apicurio"),
          new Owned("mlflow", "mlflow", Optional.of("mlflow_reader")),
          Owned.source("ecommerce_orders"),
          Owned.source("stores_inventory"),
          Owned.source("service_surveys"));

  /** The tables of Iceberg's JDBC catalog (schema version 1); Trino does not create them itself. */
  private static final List<String> ICEBERG_CATALOG =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS iceberg_tables (
            catalog_name varchar(255) NOT NULL,
            table_namespace varchar(255) NOT NULL,
            table_name varchar(255) NOT NULL,
            metadata_location varchar(1000),
            previous_metadata_location varchar(1000),
            iceberg_type varchar(5),
            PRIMARY KEY (catalog_name, table_namespace, table_name))
          """,
          """
          CREATE TABLE IF NOT EXISTS iceberg_namespace_properties (
            catalog_name varchar(255) NOT NULL,
            namespace varchar(255) NOT NULL,
            property_key varchar(255),
            property_value varchar(1000),
            PRIMARY KEY (catalog_name, namespace, property_key))
          """);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "PostgreSQL: platform state, Iceberg catalog, orders, inventory and surveys";
  }

  @Override
  public List<Port> ports() {
    return List.of(Port.main(25432));
  }

  @Override
  public List<String> secrets() {
    return Stream.concat(Stream.of("admin"), DATABASES.stream().flatMap(Owned::roles)).toList();
  }

  @Override
  public List<String> artifacts() {
    return List.of(NAME);
  }

  @Override
  public int memoryMaxMiB() {
    return 1_536;
  }

  @Override
  public Shutdown shutdown() {
    return Shutdown.INTERRUPT;
  }

  @Override
  public Optional<String> unavailable(PartContext context) {
    if (!Machine.runsAsRoot() || userNamespacesWork()) {
      return Optional.empty();
    }
    return Optional.of(
        "PostgreSQL refuses to run as root, and this machine allows no user namespaces to step out"
            + " of it; run ./mesh as another user, or allow them (sysctl -w"
            + " user.max_user_namespaces=1000)");
  }

  @Override
  public Launch prepare(PartContext context) throws Exception {
    Path cluster = context.data().resolve("cluster");
    if (!Files.exists(cluster)) {
      initialise(context, cluster);
    }
    removeStaleLock(cluster);
    Path configuration = context.config().resolve("postgresql.conf");
    Path access = context.config().resolve("pg_hba.conf");
    Files.writeString(access, "host all,replication all 127.0.0.1/32 scram-sha-256\n");
    Files.writeString(configuration, configuration(context.port(), access));
    return new Launch(
        unprivileged(
            program(context, "postgres"),
            "-D",
            cluster.toString(),
            "-c",
            "config_file=" + configuration),
        Map.of(),
        cluster);
  }

  private static String configuration(int port, Path access) {
    return """
    listen_addresses = '127.0.0.1'
    port = %d
    unix_socket_directories = ''
    hba_file = '%s'
    password_encryption = scram-sha-256
    max_connections = 150
    # Small, because Trino and the operating system cache too.
    shared_buffers = 96MB
    work_mem = 8MB
    maintenance_work_mem = 64MB
    max_parallel_workers_per_gather = 0
    max_parallel_maintenance_workers = 0
    jit = off
    # Change data capture; a forgotten slot must not fill the disk.
    wal_level = logical
    max_replication_slots = 16
    max_wal_senders = 8
    max_slot_wal_keep_size = 2GB
    # Bulk loads without a checkpoint every few seconds.
    max_wal_size = 1GB
    wal_compression = on
    log_line_prefix = '%%m [%%p] %%u@%%d '
    log_min_duration_statement = 10s
    timezone = 'UTC'
    """
        .formatted(port, access.toString().replace("'", "''"));
  }

  /** A cluster is made beside its place and moved there, so that a half-made one never starts. */
  private static void initialise(PartContext context, Path cluster)
      throws IOException, InterruptedException {
    Path partial = context.data().resolve("cluster.partial");
    Folders.delete(partial);
    Tool.run(
        unprivileged(
            program(context, "initdb"),
            "--pgdata=" + partial,
            "--username=" + SUPERUSER,
            "--pwfile=" + context.secretFile(NAME, "admin"),
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
            "--data-checksums"),
        Map.of("TZ", "UTC"),
        context.config().resolve("initdb.log"),
        INITDB_TIMEOUT);
    Files.move(partial, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * After {@code kill -9} the lock file stays behind, and PostgreSQL takes any process that has got
   * the old number for the owner. It checks by its shared memory that no old backend is alive, so
   * that removing the file is safe.
   */
  private static void removeStaleLock(Path cluster) throws IOException {
    Path lock = cluster.resolve("postmaster.pid");
    if (!Files.exists(lock)) {
      return;
    }
    try (Stream<String> lines = Files.lines(lock)) {
      String pid = lines.findFirst().orElse("").strip();
      if (runsIn(pid, cluster)) {
        throw new MeshException(
            ErrorCode.CONFLICT,
            "PostgreSQL runs already on %s as process %s; stop it with: kill -INT %s"
                .formatted(cluster, pid, pid));
      }
    }
    Files.delete(lock);
  }

  private static boolean runsIn(String pid, Path cluster) throws IOException {
    Path folder = Path.of("/proc", pid, "cwd");
    return !pid.isEmpty() && Files.exists(folder) && Files.isSameFile(folder, cluster);
  }

  @Override
  public void probe(PartContext context) throws Exception {
    try (Database database = admin(context, SUPERUSER)) {
      if (!"f".equals(database.text("SELECT pg_is_in_recovery()"))) {
        throw new MeshException(ErrorCode.UNAVAILABLE, "PostgreSQL is still recovering");
      }
    }
  }

  @Override
  public void provision(PartContext context) throws Exception {
    try (Database server = admin(context, SUPERUSER)) {
      // Statements that hold passwords never reach the log, not even failed or slow ones.
      server.run("SET log_min_error_statement = panic", "SET log_min_duration_statement = -1");
      for (Owned owned : DATABASES) {
        for (String role : owned.roles().toList()) {
          createRole(server, role, context.secret(role));
        }
        createDatabase(server, owned);
      }
      server.run("REVOKE CONNECT ON DATABASE postgres FROM PUBLIC");
    }
    for (Owned owned : DATABASES) {
      if (owned.reader().isPresent()) {
        try (Database database = admin(context, owned.database())) {
          grantReading(database, owned.owner(), owned.reader().get());
        }
      }
    }
    try (Database lake = admin(context, "lake")) {
      lake.run("SET ROLE lake");
      lake.run(ICEBERG_CATALOG.toArray(String[]::new));
    }
  }

  private static void createRole(Database server, String role, String password)
      throws SQLException {
    if (!server.exists("SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
      server.run("CREATE ROLE " + Sql.name(role) + " LOGIN");
    }
    server.run("ALTER ROLE " + Sql.name(role) + " PASSWORD " + Sql.literal(password));
  }

  private static void createDatabase(Database server, Owned owned) throws SQLException {
    String database = Sql.name(owned.database());
    if (!server.exists("SELECT 1 FROM pg_database WHERE datname = ?", owned.database())) {
      server.run("CREATE DATABASE " + database + " OWNER " + Sql.name(owned.owner()));
    }
    server.run("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
    if (owned.reader().isPresent()) {
      String reader = Sql.name(owned.reader().get());
      server.run(
          "GRANT CONNECT ON DATABASE " + database + " TO " + reader,
          "ALTER ROLE " + reader + " SET default_transaction_read_only = on");
    }
  }

  private static void grantReading(Database database, String owner, String reader)
      throws SQLException {
    String defaults = "ALTER DEFAULT PRIVILEGES FOR ROLE " + Sql.name(owner);
    String to = " TO " + Sql.name(reader);
    database.run(
        "GRANT USAGE ON SCHEMA public" + to,
        "GRANT SELECT ON ALL TABLES IN SCHEMA public" + to,
        defaults + " GRANT USAGE ON SCHEMAS" + to,
        defaults + " GRANT SELECT ON TABLES" + to);
  }

  private static Database admin(PartContext context, String database) throws SQLException {
    return Database.postgresql(context.port(), database, SUPERUSER, context.secret("admin"));
  }

  private static String program(PartContext context, String name) {
    return context.unpacked(NAME).resolve("bin").resolve(name).toString();
  }

  /** PostgreSQL refuses root; in a user namespace of its own it runs as nobody in particular. */
  private static List<String> unprivileged(String... command) {
    List<String> all = new ArrayList<>();
    if (Machine.runsAsRoot()) {
      all.addAll(List.of("unshare", "--user"));
    }
    all.addAll(List.of(command));
    return all;
  }

  private static boolean userNamespacesWork() {
    try {
      return new ProcessBuilder("unshare", "--user", "true").inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
