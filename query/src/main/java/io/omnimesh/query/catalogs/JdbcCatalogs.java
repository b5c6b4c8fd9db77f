package io.omnimesh.query.catalogs;

import io.omnimesh.catalog.source.Endpoint;
import io.omnimesh.catalog.source.Setting;
import io.omnimesh.catalog.source.SourceConnection;

/** Renders the sources that Trino reads through a JDBC driver. */
final class JdbcCatalogs {
  /**
   * Names and types of tables are remembered this long: planning a join over many sources would
   * otherwise ask each of them several times.
   */
  private static final String METADATA_REMEMBERED = "30s";

  private JdbcCatalogs() {}

  static CatalogDefinition postgreSql(CatalogRendering out, SourceConnection.PostgreSql it) {
    String arrays =
        switch (out.source().option("arrays")) {
          case "array" -> "AS_ARRAY";
          case "json" -> "AS_JSON";
          default -> "DISABLED";
        };
    return common(out)
        .set("connection-url", postgreSqlUrl(out, it.endpoint(), it.database()))
        .setLogin("connection-user", "connection-password", it.login())
        .set("postgresql.array-mapping", arrays)
        .finish("postgresql");
  }

  /**
   * {@code loginTimeout} bounds the whole handshake: a server that accepts and then says nothing
   * would otherwise hold the connection for the read timeout.
   */
  static String postgreSqlUrl(CatalogRendering out, Endpoint endpoint, Setting database) {
    long connect = Times.secondsUp(out.time("connect-timeout"));
    return "jdbc:postgresql://"
        + out.address(endpoint)
        + '/'
        + CatalogRendering.encode(out.resolve(database))
        + "?ApplicationName=omnimesh&connectTimeout="
        + connect
        + "&loginTimeout="
        + connect
        + "&socketTimeout="
        + Times.secondsUp(out.time("read-timeout"))
        + "&tcpKeepAlive=true&"
        + (out.tls()
            ? "sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory"
            : "sslmode=disable");
  }

  static CatalogDefinition mariaDb(CatalogRendering out, SourceConnection.MariaDb it) {
    return common(out)
        .set(
            "connection-url",
            "jdbc:mariadb://"
                + out.address(it.endpoint())
                + "?connectTimeout="
                + out.time("connect-timeout").toMillis()
                + "&socketTimeout="
                + out.time("read-timeout").toMillis()
                + "&sslMode="
                + (out.tls() ? "verify-full" : "disable"))
        .setLogin("connection-user", "connection-password", it.login())
        .finish("mariadb");
  }

  static CatalogDefinition mySql(CatalogRendering out, SourceConnection.MySql it) {
    return common(out)
        .set(
            "connection-url",
            "jdbc:mysql://"
                + out.address(it.endpoint())
                + "?socketTimeout="
                + out.time("read-timeout").toMillis()
                + "&sslMode="
                + (out.tls() ? "VERIFY_IDENTITY" : "DISABLED"))
        .setOption("mysql.connection-timeout", "connect-timeout")
        .setLogin("connection-user", "connection-password", it.login())
        .finish("mysql");
  }

  /** Trino maps no Ignite timestamps, and fails where it is told to read them as text. */
  static CatalogDefinition ignite(CatalogRendering out, SourceConnection.Ignite it) {
    it.login().ifPresent(login -> out.setLogin("connection-user", "connection-password", login));
    return common(out)
        .set(
            "connection-url",
            "jdbc:ignite:thin://"
                + out.address(it.endpoint())
                + "?connectionTimeout="
                + out.time("connect-timeout").toMillis()
                + "&queryTimeout="
                + Times.secondsUp(out.time("read-timeout"))
                + (out.tls() ? "&sslMode=require" : ""))
        .set("unsupported-type-handling", "IGNORE")
        .finish("ignite");
  }

  static CatalogDefinition duckDb(CatalogRendering out, SourceConnection.DuckDb it) {
    return out.set("connection-url", "jdbc:duckdb:" + out.path(it.file())).finish("duckdb");
  }

  private static CatalogRendering common(CatalogRendering out) {
    return out.set("metadata.cache-ttl", METADATA_REMEMBERED)
        .setOption("domain-compaction-threshold", "filter-values-max");
  }
}
