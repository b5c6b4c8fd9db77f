package io.omnimesh.query.catalogs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.catalog.domain.DomainFiles;
import io.omnimesh.catalog.source.Source;
import io.omnimesh.catalog.source.SourceFile;
import io.omnimesh.catalog.source.SourceSystem;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every source of the reference mesh is rendered and compared with a file; run with {@code
 * GOLDEN_WRITE=true} to write the files anew after a change that is meant.
 */
class CatalogRendererTest {
  private static final Path GOLDEN = Path.of("src/test/resources/io/omnimesh/query/catalogs");
  private static final Path HOME = Path.of("/home/mesh/.mesh");
  private static final Path FOLDER = HOME.resolve("config/trino/sources");

  /** Ports become 1234, secrets a text that needs every kind of quoting. */
  private static String resolve(String text) {
    return text.replaceAll("\\$\\{env:[A-Z0-9_]+_PORT}", "1234")
        .replaceAll("\\$\\{file:[^}]*}", "s'e\"c\\\\r\\$et");
  }

  private final CatalogRenderer renderer =
      new CatalogRenderer(CatalogRendererTest::resolve, HOME, FOLDER);

  private static List<Source> referenceSources() {
    return new DomainFiles(Path.of("../domains").toAbsolutePath().normalize()).read().sources();
  }

  @TestFactory
  List<DynamicTest> rendersEverySourceOfTheReferenceMeshAsExpected() {
    return referenceSources().stream()
        .map(source -> DynamicTest.dynamicTest(source.name(), () -> compare(source)))
        .toList();
  }

  @Test
  void theReferenceMeshHasASourceOfEverySystem() {
    Set<SourceSystem> systems =
        referenceSources().stream()
            .map(source -> source.connection().system())
            .collect(Collectors.toSet());

    assertThat(systems).isEqualTo(EnumSet.allOf(SourceSystem.class));
  }

  @Test
  void noStatementAndNoTextHoldsASecret() {
    for (Source source : referenceSources()) {
      CatalogDefinition definition = renderer.render(source);

      assertThat(definition.createStatement()).doesNotContain("c\\r$et");
      assertThat(definition.toString()).doesNotContain("c\\r$et");
      assertThat(source.toString()).doesNotContain("c\\r$et");
    }
  }

  @Test
  void aChangedSecretChangesTheProperties() {
    Source source = find("ecommerce_carts");
    CatalogRenderer other =
        new CatalogRenderer(text -> resolve(text).replace("et", "ET"), HOME, FOLDER);

    assertThat(other.render(find("ecommerce_clicks")).properties().get("kafka.config.resources"))
        .isNotEqualTo(
            renderer.render(find("ecommerce_clicks")).properties().get("kafka.config.resources"));
    assertThat(renderer.render(source)).isEqualTo(renderer.render(source));
  }

  @Test
  void refusesAHostThatWouldSmuggleDriverSettingsIntoTheAddress() {
    CatalogRenderer hostile =
        new CatalogRenderer(
            text -> text.replace("${env:HOST}", "db?allowLoadLocalInfile=true"), HOME, FOLDER);
    Source source = withHost("${env:HOST}");

    assertThatThrownBy(() -> hostile.render(source))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("Source shop cannot be used: 'db?allowLoadLocalInfile=true' is")
        .hasMessageContaining("correct its file or the variable");
  }

  @Test
  void refusesAValueThatTrinoWouldTakeForAReference() {
    CatalogRenderer hostile =
        new CatalogRenderer(text -> text.replace("${env:U}", "${ENV:HOME}"), HOME, FOLDER);

    assertThatThrownBy(
            () -> hostile.render(SourceFile.read("t", text("db", "${env:U}", "tls: off"))))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("connection-user holds '${'");
  }

  @Test
  void tlsIsOnUnlessTheFileSaysOtherwise() {
    CatalogDefinition definition =
        renderer.render(SourceFile.read("t", text("db", "u", "connect-timeout: 700ms")));

    assertThat(definition.properties().get("connection-url"))
        .contains("sslmode=verify-full")
        .contains("connectTimeout=1&loginTimeout=1&socketTimeout=30");
  }

  private static Source withHost(String host) {
    return SourceFile.read("t", text(host, "u", "tls: off"));
  }

  private static String text(String host, String user, String option) {
    return """
    apiVersion: omnimesh/v1
    kind: Source
    name: shop
    domain: ecommerce
    title: Shop
    description: A shop
    system: postgresql
    connection: {host: "%s", port: 5432, database: shop, login: {user: "%s", password: "${env:P}"}}
    options: {%s}
    """
        .formatted(host, user, option);
  }

  private static Source find(String name) {
    return referenceSources().stream()
        .filter(source -> source.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void compare(Source source) throws IOException {
    CatalogDefinition definition = renderer.render(source);
    List<String> lines = new ArrayList<>(definition.createStatement().lines().toList());
    definition
        .files()
        .forEach((name, content) -> {
          lines.add("--- " + name);
          lines.addAll(content.lines().toList());
        });
    Path golden = GOLDEN.resolve(source.name() + ".txt");
    if ("true".equals(System.getenv("GOLDEN_WRITE"))) {
      Files.write(golden, lines);
    }
    assertThat(golden).content().isEqualTo(text(lines));
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
