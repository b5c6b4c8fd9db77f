package io.omnimesh.catalog.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written is read back the same, whatever the texts hold. */
class SourceRoundTripTest {

  @Property(tries = 300)
  void whatIsWrittenIsReadBack(@ForAll("sources") Source source) {
    assertThat(SourceFile.read("f", SourceFile.write(source))).isEqualTo(source);
  }

  @Provide
  Arbitrary<Source> sources() {
    return Combinators.combine(names(), prose(), prose(), connections(), options())
        .as((name, title, description, connection, options) ->
            new Source(
                name,
                "domain",
                title,
                description,
                connection,
                new TreeMap<>(options),
                tables(connection, title),
                List.of("postgresql")));
  }

  private static Arbitrary<String> names() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .ofMinLength(1)
        .ofMaxLength(20)
        .map(name -> "s_" + name);
  }

  /** Texts with everything that YAML could take for its own: quotes, colons, hashes, numbers. */
  private static Arbitrary<String> prose() {
    return Arbitraries.strings()
        .withChars("ab 01:#'\"-{}[]&*!|>%@`\\,?~=äß€\u4e2d")
        .ofMinLength(1)
        .ofMaxLength(60)
        .map(text -> "x" + text.strip());
  }

  private static Arbitrary<Map<String, String>> options() {
    return Arbitraries.of(Map.of(), Map.of("connect-timeout", "250ms"));
  }

  private static Arbitrary<SourceConnection> connections() {
    Endpoint endpoint = new Endpoint(Setting.of("db.shop.test"), Setting.of("${env:PORT}"));
    Arbitrary<Login> logins =
        prose()
            .filter(text -> !text.contains("$"))
            .map(user -> new Login(Setting.of(user), new Secret("${file:a/b}")));
    return Arbitraries.oneOf(
        logins.map(login -> new SourceConnection.MariaDb(endpoint, login)),
        logins.map(login -> new SourceConnection.MySql(endpoint, login)),
        logins.map(login -> new SourceConnection.PostgreSql(endpoint, Setting.of("it's"), login)),
        logins.map(login -> new SourceConnection.MongoDb(endpoint, Optional.of(login))),
        logins.map(login -> new SourceConnection.Redis(endpoint, 3, Optional.of(login))),
        logins.map(login ->
            new SourceConnection.Cassandra(
                List.of(endpoint, endpoint), Setting.of("dc"), Optional.of(login))),
        logins.map(login -> new SourceConnection.Ignite(endpoint, Optional.of(login))));
  }

  private static List<TableDefinition> tables(SourceConnection connection, String text) {
    if (!(connection instanceof SourceConnection.Redis)) {
      return List.of();
    }
    return List.of(
        new TableDefinition(
            "live",
            "carts",
            text,
            new TableDefinition.Stored.Hashes(),
            Optional.of("redis_key"),
            List.of(
                new ColumnDefinition("id", ColumnDefinition.ColumnType.BIGINT, "cart/id", text))));
  }
}
