package io.omnimesh.embedded.parts;

import io.omnimesh.contract.sql.Sql;
import io.omnimesh.embedded.part.Launch;
import io.omnimesh.embedded.part.Part;
import io.omnimesh.embedded.part.PartContext;
import io.omnimesh.embedded.part.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * MariaDB: the tills of the stores and the tickets of customer service, each in a database of its
 * own with a writer and a reader.
 */
final class MariaDbPart implements Part {
  private static final String NAME = "mariadb";
  private static final String HOST = "127.0.0.1";
  private static final Duration INSTALL_TIMEOUT = Duration.ofMinutes(2);
  private static final List<String> DATABASES = List.of("stores_pos", "service_tickets");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "MariaDB: tills of the stores, tickets of customer service";
  }

  @Override
  public List<Port> ports() {
    return List.of(Port.main(23306));
  }

  @Override
  public List<String> secrets() {
    return Stream.concat(
            Stream.of("admin"),
            DATABASES.stream().flatMap(name -> Stream.of(name + "_writer", name + "_reader")))
        .toList();
  }

  @Override
  public List<String> artifacts() {
    return List.of(NAME);
  }

  @Override
  public int memoryMaxMiB() {
    return 1_024;
  }

  @Override
  public Launch prepare(PartContext context) throws Exception {
    Path installation = context.unpacked(NAME);
    Path data = context.data().resolve("server");
    if (!Files.exists(data)) {
      initialise(context, data);
    }
    Path firstStatements =
        Folders.writePrivate(context.config().resolve("init.sql"), firstStatements(context));
    Path configuration = context.config().resolve("my.cnf");
    Files.writeString(configuration, configuration(context, installation, data, firstStatements));
    return new Launch(
        List.of(
            installation.resolve("bin/mariadbd").toString(), "--defaults-file=" + configuration),
        Map.of(),
        data);
  }

  /** The files are made beside their place and moved there: half-made ones never start. */
  private static void initialise(PartContext context, Path data)
      throws IOException, InterruptedException {
    Path installation = context.unpacked(NAME);
    Path partial = context.data().resolve("server.partial");
    Folders.delete(partial);
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            installation.resolve("scripts/mariadb-install-db").toString(),
            "--no-defaults",
            "--basedir=" + installation,
            "--datadir=" + partial,
            "--auth-root-authentication-method=normal",
            "--skip-test-db",
            "--skip-name-resolve",
            "--force"));
    if (Machine.runsAsRoot()) {
      command.add("--user=root");
    }
    Tool.run(command, Map.of(), context.config().resolve("install.log"), INSTALL_TIMEOUT);
    Files.move(partial, data, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Run by the server before it lets anyone in: the installation's accounts without a password are
   * gone before there is a door to use them. One statement a line.
   */
  private static String firstStatements(PartContext context) {
    String root = account("root");
    return String.join(
        "\n",
        "DELETE FROM mysql.global_priv WHERE User = '' OR (User = 'root' AND Host <> '"
            + HOST
            + "');",
        "DELETE FROM mysql.proxies_priv;",
        "FLUSH PRIVILEGES;",
        "CREATE USER IF NOT EXISTS " + root + ";",
        "ALTER USER " + root + " IDENTIFIED BY " + Sql.mysqlLiteral(context.secret("admin")) + ";",
        "GRANT ALL PRIVILEGES ON *.* TO " + root + " WITH GRANT OPTION;",
        "");
  }

  private static String configuration(
      PartContext context, Path installation, Path data, Path firstStatements) {
    // The socket's path is relative to the data folder, as the system allows 107 characters only.
    return """
    [mariadbd]
    basedir = %s
    datadir = %s
    init_file = %s
    %s
    bind_address = %s
    port = %d
    socket = mariadb.sock
    pid_file = mariadb.pid
    skip_name_resolve
    skip_ssl
    local_infile = ON
    character_set_server = utf8mb4
    default_time_zone = '+00:00'
    max_connections = 150
    max_allowed_packet = 64M
    performance_schema = OFF
    table_open_cache = 400
    key_buffer_size = 8M
    aria_pagecache_buffer_size = 16M
    # Commits are durable; bulk loads are fast because they commit rarely, into a large log.
    innodb_buffer_pool_size = 192M
    innodb_log_file_size = 512M
    innodb_log_buffer_size = 16M
    innodb_flush_log_at_trx_commit = 1
    innodb_autoinc_lock_mode = 2
    # Change data capture.
    server_id = 1
    log_bin = binlog
    binlog_format = ROW
    binlog_row_image = FULL
    sync_binlog = 1
    max_binlog_size = 256M
    max_binlog_total_size = 2G
    binlog_expire_logs_seconds = 259200
    """
        .formatted(
            installation,
            data,
            firstStatements,
            Machine.runsAsRoot() ? "user = root" : "",
            HOST,
            context.port());
  }

  @Override
  public void probe(PartContext context) throws Exception {
    try (Database server = admin(context)) {
      server.text("SELECT COUNT(*) FROM mysql.innodb_table_stats");
    }
  }

  @Override
  public void provision(PartContext context) throws Exception {
    try (Database server = admin(context)) {
      for (String database : DATABASES) {
        server.run("CREATE DATABASE IF NOT EXISTS " + Sql.mysqlName(database));
        grant(context, server, database, "writer", "ALL PRIVILEGES");
        grant(context, server, database, "reader", "SELECT, SHOW VIEW");
      }
    }
  }

  private static void grant(
      PartContext context, Database server, String database, String role, String privileges)
      throws SQLException {
    String user = database + "_" + role;
    String account = account(user);
    // In a grant, the underscore of a database name stands for any character unless escaped.
    String pattern = Sql.mysqlName(database.replace("_", "\\_"));
    server.run(
        "CREATE USER IF NOT EXISTS " + account,
        "ALTER USER " + account + " IDENTIFIED BY " + Sql.mysqlLiteral(context.secret(user)),
        "GRANT " + privileges + " ON " + pattern + ".* TO " + account);
  }

  private static String account(String user) {
    return Sql.mysqlLiteral(user) + "@" + Sql.mysqlLiteral(HOST);
  }

  private static Database admin(PartContext context) throws SQLException {
    return Database.mariadb(context.port(), "root", context.secret("admin"));
  }
}
