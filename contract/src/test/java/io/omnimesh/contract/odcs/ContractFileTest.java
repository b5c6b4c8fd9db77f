package io.omnimesh.contract.odcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.contract.document.Examples;
import io.omnimesh.contract.error.MeshException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContractFileTest {

  @Test
  void readsEveryPartOfTheFullExample() {
    DataContract contract = example("full-example.odcs.yaml");

    assertThat(contract.semanticVersion()).hasToString("1.1.0");
    assertThat(contract.description().orElseThrow().purpose()).isPresent();
    assertThat(contract.servers().getFirst().settings()).containsKeys("host", "port", "database");
    SchemaObject transactions = contract.schema().getFirst();
    assertThat(transactions.properties()).isNotEmpty();
    assertThat(transactions.quality()).isNotEmpty();
    assertThat(contract.price().orElseThrow().priceAmount()).contains(new BigDecimal("9.95"));
    assertThat(contract.team().orElseThrow().members())
        .extracting(TeamMember::username)
        .containsExactly("ceastwood", "mhopper", "daustin");
    assertThat(contract.roles()).hasSize(4);
    assertThat(contract.slaProperties()).hasSize(8);
    assertThat(contract.slaProperties().getFirst().value()).isEqualTo(4L);
    assertThat(contract.support()).hasSize(4);
    assertThat(contract.customProperties().getLast().value()).isEqualTo(List.of("cluster name"));
    assertThat(
            contract.schema().stream()
                .flatMap(object -> object.properties().stream())
                .filter(SchemaProperty::isPersonal)
                .count())
        .isPositive();
  }

  @Test
  void readsAllOfficialExamples() {
    for (var file : Examples.files()) {
      DataContract contract = example(file.getFileName().toString());
      assertThat(contract.id()).as(file.toString()).isNotEmpty();
    }
    assertThat(example("postgresql-adventureworks-contract.odcs.yaml").schema())
        .hasSizeGreaterThan(60);
  }

  @Test
  void readsWhatVersion30WritesDifferently() {
    DataContract contract =
        read(
            """
            apiVersion: v3.0.2
            version: 1.0
            team:
              - username: ada
                dateIn: 2022-08-02
            schema:
              - name: t
                properties:
                  - name: n
                    logicalType: integer
                    logicalTypeOptions: {minimum: 1, exclusiveMinimum: true, maximum: 9}
                    quality:
                      - rule: duplicatePercent
                        mustBeLessThan: 5
                      - type: library
                        rule: somethingElse
            """);

    assertThat(contract.version()).isEqualTo("1.0");
    assertThat(contract.team().orElseThrow().members())
        .singleElement()
        .satisfies(member -> assertThat(member.dateIn()).contains("2022-08-02"));
    SchemaProperty property = contract.schema().getFirst().properties().getFirst();
    assertThat(property.logicalTypeOptions().exclusiveMinimum()).contains(1L);
    assertThat(property.logicalTypeOptions().minimum()).isEmpty();
    assertThat(property.logicalTypeOptions().maximum()).contains(9L);
    QualityRule rule = property.quality().getFirst();
    assertThat(rule.unit()).contains("percent");
    assertThat(rule.check())
        .isEqualTo(
            new QualityRule.Library(
                QualityRule.Metric.DUPLICATE_VALUES,
                Map.of(),
                Optional.of(
                    new Threshold(
                        Threshold.Operator.MUST_BE_LESS_THAN, List.of(new BigDecimal(5))))));
    assertThat(property.quality().getLast().check())
        .isEqualTo(new QualityRule.Custom("library", "somethingElse"));
  }

  @Test
  void readsWhatVersion32Adds() {
    DataContract contract =
        read(
            """
            apiVersion: v3.2.0
            schema:
              - name: t
                properties:
                  - name: m
                    logicalType: map
                    map:
                      key: {logicalType: string}
                      value: {logicalType: integer}
                  - name: e
                    logicalType: string
                    enum: [{value: a, description: x}, {value: b}]
                  - name: l
                    logicalType: array
                    items: {logicalType: object, properties: [{name: x, logicalType: date}]}
            """);

    List<SchemaProperty> properties = contract.schema().getFirst().properties();
    assertThat(properties.get(0).logicalType()).contains(LogicalType.MAP);
    assertThat(properties.get(0).properties())
        .extracting(SchemaProperty::name)
        .containsExactly("key", "value");
    assertThat(properties.get(1).logicalTypeOptions().enumeration()).isEqualTo(List.of("a", "b"));
    assertThat(properties.get(2).items().orElseThrow().properties().getFirst().name())
        .isEqualTo("x");
  }

  @Test
  void givesAModelOfWhatIsRightAndThePlacesOfWhatIsNot() {
    ContractFile file = file("id: a\nschema: 5\nversion: [1]\nid: b\n");

    assertThat(file.contract().orElseThrow().id()).isEqualTo("a");
    assertThat(file.contract().orElseThrow().schema()).isEmpty();
    assertThat(file.findings()).extracting(finding -> finding.place().line()).contains(4);
    assertThatThrownBy(file::require)
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("c.yaml:1:1: a data contract lacks");
    assertThat(file("- x\n").contract()).isEmpty();
    assertThat(file("a: [").contract()).isEmpty();
  }

  private static DataContract example(String name) {
    return Examples.files().stream()
        .filter(file -> file.endsWith(name))
        .map(file -> ContractFile.of(Examples.document(file)).contract().orElseThrow())
        .findFirst()
        .orElseThrow();
  }

  private static DataContract read(String text) {
    return file(text).contract().orElseThrow();
  }

  private static ContractFile file(String text) {
    return ContractFile.read("c.yaml", text.getBytes(StandardCharsets.UTF_8));
  }
}
