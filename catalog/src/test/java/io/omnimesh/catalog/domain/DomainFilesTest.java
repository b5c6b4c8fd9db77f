package io.omnimesh.catalog.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.catalog.source.Source;
import io.omnimesh.catalog.source.SourceFile;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DomainFilesTest {
  @TempDir private Path folder;
  private DomainFiles files;

  @BeforeEach
  void writeOneDomainWithOneSource() throws IOException {
    Path root = Files.createDirectory(folder.resolve("domains"));
    files = new DomainFiles(root);
    write("stores/domain.yaml", domain("stores"));
    write("stores/sources/tills.yaml", source("tills", "stores"));
  }

  @Test
  void readsTheReferenceMesh() {
    Domains domains = new DomainFiles(Path.of("../domains").toAbsolutePath().normalize()).read();

    assertThat(domains.domains())
        .extracting(Domain::name)
        .containsExactly(
            "customer_service",
            "ecommerce",
            "mobile_app",
            "omnichannel",
            "platform",
            "stores",
            "supply_chain");
    assertThat(domains.sources()).hasSize(21);
    assertThat(domains.sourcesOf("omnichannel")).isEmpty();
    assertThat(domains.domains())
        .filteredOn(domain -> !domain.name().equals("omnichannel"))
        .allSatisfy(
            domain -> assertThat(domains.sourcesOf(domain.name())).hasSizeGreaterThanOrEqualTo(2));
  }

  @Test
  void oneBadFileHidesNothingElse() throws IOException {
    write("stores/sources/bad.yaml", "kind: Source\n");

    DomainFiles.Checked checked = files.check();

    assertThat(checked.domains().sources()).extracting(Source::name).containsExactly("tills");
    assertThat(checked.problems())
        .singleElement()
        .asString()
        .startsWith("domains/stores/sources/bad.yaml:1:1: a source lacks 'apiVersion'");
  }

  @Test
  void refusesANameThatTwoFilesDefine() throws IOException {
    write("stores/sources/zz.yaml", source("tills", "stores"));

    assertThatThrownBy(files::read)
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("domains/stores/sources/zz.yaml: source 'tills' is defined already")
        .hasMessageContaining("domains/stores/sources/tills.yaml");
  }

  @Test
  void refusesASourceInTheWrongFolderAndAFolderWithoutADomain() throws IOException {
    write("stores/sources/other.yaml", source("other", "ecommerce"));
    write("ghosts/sources/ghost.yaml", source("ghost", "ghosts"));

    assertThat(files.check().problems())
        .hasSize(2)
        .anyMatch(text -> text.contains("the folder has sources but no domain.yaml"))
        .anyMatch(
            text -> text.contains("is 'ecommerce', but the file lies in the folder 'stores'"));
  }

  @Test
  void addsAndRemovesAFileWithoutLeavingDrafts() throws IOException {
    String text = "# a comment that stays\n" + source("doors", "stores");

    Path added = files.add(SourceFile.read("f", text), text);

    assertThat(added).hasContent(text);
    assertThat(files.remove("doors")).isEqualTo(added);
    try (Stream<Path> left = Files.list(added.getParent())) {
      assertThat(left).singleElement().asString().endsWith("tills.yaml");
    }
  }

  @Test
  void refusesToAddATakenNameOrToAnUnknownDomain() {
    Source taken = SourceFile.read("f", source("tills", "stores"));
    Source lost = SourceFile.read("f", source("new", "store"));

    assertThatThrownBy(() -> files.add(taken, ""))
        .isInstanceOfSatisfying(
            MeshException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
    assertThatThrownBy(() -> files.add(lost, ""))
        .hasMessage("Source new names the unknown domain 'store'; did you mean 'stores'?");
  }

  private void write(String name, String text) throws IOException {
    Path file = files.root().resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }

  private static String domain(String name) {
    return """
    apiVersion: omnimesh/v1
    kind: Domain
    name: %s
    title: Stores
    description: Stores
    owner: {name: Ops, email: ops@shop.test}
    """
        .formatted(name);
  }

  private static String source(String name, String domain) {
    return """
    apiVersion: omnimesh/v1
    kind: Source
    name: %s
    domain: %s
    title: T
    description: D
    system: duckdb
    connection: {file: x.duckdb}
    """
        .formatted(name, domain);
  }
}
