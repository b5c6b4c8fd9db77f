package io.omnimesh.catalog.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import org.junit.jupiter.api.Test;

class SourceFileTest {
  private static final String GOOD =
      """
      apiVersion: omnimesh/v1
      kind: Source
      name: shop
      domain: ecommerce
      title: Shop
      description: The shop's database
      system: postgresql
      connection:
        host: 127.0.0.1
        port: ${env:SHOP_PORT}
        database: shop
        login: {user: reader, password: "${file:shop/reader}"}
      options:
        tls: off
        connect-timeout: 2s
      parts: [postgresql]
      """;

  @Test
  void readsEveryField() {
    Source source = SourceFile.read("shop.yaml", GOOD);

    assertThat(source.connection())
        .isEqualTo(
            new SourceConnection.PostgreSql(
                new Endpoint(Setting.of("127.0.0.1"), Setting.of("${env:SHOP_PORT}")),
                Setting.of("shop"),
                new Login(Setting.of("reader"), new Secret("${file:shop/reader}"))));
    assertThat(source.options()).containsEntry("tls", "off").containsEntry("connect-timeout", "2s");
    assertThat(source.option("read-timeout")).isEqualTo("30s");
    assertThat(source.parts()).containsExactly("postgresql");
  }

  @Test
  void readsTheSameDefinitionFromJson() {
    String json =
        """
        {"apiVersion": "omnimesh/v1", "kind": "Source", "name": "c", "domain": "d", "title": "T",
         "description": "D", "system": "duckdb", "connection": {"file": "x.duckdb"}}
        """;

    assertThat(SourceFile.read("body", json).connection())
        .isEqualTo(new SourceConnection.DuckDb(Setting.of("x.duckdb")));
  }

  @Test
  void refusesAnUnknownKeyAndNamesTheLikelyOne() {
    refuses(
        GOOD.replace("    database: shop", "    databse: shop")
            .replace("  database:", "  databse:"),
        "shop.yaml:11:3: the connection of postgresql lacks 'database'; "
            + "did 'databse' mean 'database'?");
    refuses(
        GOOD.replace("options:", "optoins:"),
        "shop.yaml:13:1: 'optoins' is not a field of a source; did you mean 'options'?");
  }

  @Test
  void refusesAnUnknownOptionAndAWrongValue() {
    refuses(
        GOOD.replace("  tls: off", "  tsl: off"),
        "shop.yaml:14:3: 'tsl' is not a field of the options of postgresql; did you mean 'tls'?");
    refuses(
        GOOD.replace("connect-timeout: 2s", "connect-timeout: soon"),
        "shop.yaml:15:20: 'soon' is not a value of the option connect-timeout; "
            + "write a time such as 500ms, 5s or 2m");
  }

  @Test
  void refusesASecretInTheFileWithoutRepeatingIt() {
    String text = GOOD.replace("\"${file:shop/reader}\"", "hunter2");

    refuses(text, "shop.yaml:12:35: 'password' must refer to a secret, never hold it; put");
    assertThatThrownBy(() -> SourceFile.read("shop.yaml", text)).hasMessageNotContaining("hunter2");
  }

  @Test
  void refusesAJdbcUrl() {
    refuses(
        GOOD.replace("host: 127.0.0.1", "host: jdbc:postgresql://db/shop"),
        "shop.yaml:9:9: 'host' holds a JDBC URL");
    refuses(
        GOOD.replace("  host: 127.0.0.1\n", "  connection-url: jdbc:postgresql://db/shop\n"),
        "shop.yaml:9:3: the connection of postgresql lacks 'host'");
  }

  @Test
  void refusesAReferenceToASecretOutsideSecretFields() {
    refuses(
        GOOD.replace("database: shop", "database: ${file:shop/reader}"),
        "shop.yaml:11:13: 'database' refers to a secret, but it is not a secret field");
    refuses(
        GOOD.replace("database: shop", "database: ${ENV:HOME}"),
        "shop.yaml:11:13: 'database' holds the unknown reference ${ENV:HOME}; write ${env:NAME}");
  }

  @Test
  void refusesWrongTypesWithTheirPlace() {
    refuses(
        GOOD.replace("port: ${env:SHOP_PORT}", "port: 70000"),
        "shop.yaml:10:9: '70000' is not a port; write a number from 1 to 65535");
    refuses(
        GOOD.replace("title: Shop", "title: [Shop]"),
        "shop.yaml:5:8: 'title' must be a text, not a list");
    refuses(
        GOOD.replace("parts: [postgresql]", "parts: postgresql"),
        "shop.yaml:16:8: 'parts' must be a list");
    refuses(
        GOOD.replace("title: Shop", "title:"),
        "shop.yaml:5:7: 'title' must be a text, not nothing");
  }

  @Test
  void refusesUnknownSystemsAndTablesThatTheSystemKnowsItself() {
    refuses(
        GOOD.replace("system: postgresql", "system: postgres"),
        "shop.yaml:7:9: 'postgres' is not a system that the mesh can read; "
            + "did you mean 'postgresql'?");
    refuses(
        GOOD + "tables: []\n", "shop.yaml:17:9: PostgreSQL tells its tables and columns by itself");
  }

  @Test
  void refusesNamesThatSqlWouldNotTakeOrThatAreKept() {
    refuses(GOOD.replace("name: shop", "name: My-Shop"), "shop.yaml:3:7: the source's name");
    refuses(GOOD.replace("name: shop", "name: mesh"), "shop.yaml:3:7: the name 'mesh' is kept");
  }

  @Test
  void demandsTablesWhereTheSystemKnowsNone() {
    String redis =
        """
        apiVersion: omnimesh/v1
        kind: Source
        name: carts
        domain: ecommerce
        title: Carts
        description: Carts
        system: redis
        connection: {host: h, port: 1}
        """;

    refuses(redis, "shop.yaml:1:1: Redis knows no columns, and 'tables' describes none");
    refuses(
        redis
            + """
            tables:
              - schema: live
                name: carts
                description: Carts
                values: hash
                columns:
                  - {name: a, type: varchar}
                  - {name: b, type: text}
            """,
        "shop.yaml:16:25: 'text' is not a value of 'type'; known are");
  }

  private static void refuses(String text, String message) {
    assertThatThrownBy(() -> SourceFile.read("shop.yaml", text))
        .isInstanceOfSatisfying(
            MeshException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT))
        .hasMessageStartingWith(message);
  }
}
