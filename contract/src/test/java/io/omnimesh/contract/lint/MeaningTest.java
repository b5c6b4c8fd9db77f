package io.omnimesh.contract.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeaningTest {
  private static final String HEAD =
      "apiVersion: v3.1.0\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: active\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{name: a}, {name: a} | duplicate-name",
        "{name: a, id: x}, {name: b, id: x} | duplicate-id",
        "{name: a, primaryKey: true, primaryKeyPosition: 1}, {name: b, primaryKey: true, primaryKeyPosition: 1} | key-position",
        "{name: a, partitioned: true, partitionKeyPosition: 0} | key-position",
        "{name: a, logicalType: integer, logicalTypeOptions: {minimum: 5, maximum: 4}} | range",
        "{name: a, logicalType: integer, logicalTypeOptions: {minimum: 5, exclusiveMaximum: 5}} | range",
        "{name: a, logicalType: string, logicalTypeOptions: {minLength: 5, maxLength: 4}} | range",
        "{name: a, logicalType: date, logicalTypeOptions: {minimum: '2024-01-02', maximum: '2024-01-01'}} | range",
        "{name: a, logicalType: array, logicalTypeOptions: {minItems: 2, maxItems: 1}} | range",
        "{name: a, logicalType: string, logicalTypeOptions: {pattern: '[a'}} | pattern",
        "{name: a, logicalType: object, logicalTypeOptions: {required: [x]}, properties: [{name: y}]} | dangling",
        "{name: a, logicalType: object, properties: [{name: y}, {name: y}]} | duplicate-name",
        "{name: a, logicalType: array, items: {logicalType: object, properties: [{name: y}, {name: y}]}} | duplicate-name",
        "{name: a, relationships: [{to: t.nothing}]} | dangling",
        "{name: a, relationships: [{to: schema/t/properties/no}]} | dangling",
        "{name: a, relationships: [{to: [t.a, t.a]}]} | relationship-length",
        "{name: a, quality: [{metric: nullValues, mustBeBetween: [5, 1]}]} | range",
        "{name: a, quality: [{metric: nullValues, unit: percent, mustBeLessThan: 101}]} | percent",
        "{name: a, quality: [{metric: nullValues, mustBeLessThan: 0}]} | threshold",
        "{name: a, quality: [{metric: nullValues, mustBe: none}]} | threshold",
        "{name: a, quality: [{metric: nullValues, mustBe: 0}, {metric: nullValues, mustBeGreaterThan: 0}]} | contradiction",
        "{name: a, quality: [{metric: nullValues, mustBeBetween: [2, 3]}, {metric: nullValues, mustNotBeBetween: [1, 4]}]} | contradiction",
        "{name: a, quality: [{metric: nullValues, mustBe: 2}, {metric: nullValues, mustNotBe: 2.0}]} | contradiction",
        "{name: a, quality: [{metric: invalidValues, mustBe: 0, arguments: {pattern: '('}}]} | pattern",
        "{name: a, quality: [{metric: invalidValues, mustBe: 0, arguments: {validValues: [a, a]}}]} | duplicate-value",
        "{name: a, quality: [{type: sql, mustBe: 0, query: delete from t}]} | sql",
        "{name: a, quality: [{type: sql, mustBe: 0, query: select 1; select 2}]} | sql",
        "{name: a, quality: [{type: sql, mustBe: 0, query: selct 1}]} | sql",
      })
  void refusesWhatContradictsItselfOrLeadsNowhere(String properties, String rule) {
    List<Finding> findings = check("schema: [{name: t, properties: [" + properties + "]}]\n");

    assertThat(errors(findings)).extracting(Finding::ruleId).containsExactly("meaning/" + rule);
    assertThat(findings)
        .allSatisfy(finding -> {
          assertThat(finding.place().line()).isEqualTo(6);
          assertThat(finding.message()).isNotBlank();
          assertThat(finding.mend()).isNotBlank();
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "slaProperties: [{property: latency, value: 4, unit: parsec}] | sla-unit",
        "slaProperties: [{property: retention, value: long, unit: d}] | sla-value",
        "slaProperties: [{property: frequency, value: -1, unit: d}] | sla-value",
        "slaProperties: [{property: availability, value: 101, unit: percent}] | percent",
        "slaProperties: [{property: endOfLife, value: soon}] | date",
        "{schema: [{name: t, properties: [{name: a}]}], slaProperties: [{property: x, value: 1, element: t.b}]} | dangling",
        "schema: [{name: t}, {name: t}] | duplicate-name",
        "schema: [{name: t, properties: [{name: a}], relationships: [{from: [t.a], to: [t.a, t.a]}]}] | relationship-length",
        "schema: [{name: t, properties: [{name: a}], relationships: [{from: u.a, to: t.a}]}] | dangling",
        "schema: [{name: t, properties: [{name: a}], quality: [{metric: duplicateValues, mustBe: 0, arguments: {properties: [b]}}]}] | dangling",
        "servers: [{server: a, type: kinesis}, {server: a, type: kinesis}] | duplicate-server",
      })
  void refusesPromisesThatNobodyCanEvaluate(String yaml, String rule) {
    String text =
        yaml.startsWith("{")
            ? yaml.substring(1, yaml.length() - 1).replace("], slaP", "]\nslaP")
            : yaml;

    assertThat(errors(check(text + "\n")))
        .extracting(Finding::ruleId)
        .containsExactly("meaning/" + rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "contractCreatedTs: yesterday | date",
        "team: {members: [{username: a, dateIn: '2024-02-30'}]} | date",
        "team: {members: [{username: a, dateIn: '2024-02-02', dateOut: '2024-01-01'}]} | date",
        "team: {members: [{username: a, replacedByUsername: b}]} | dangling",
        "schema: [{name: t, properties: [{name: a}, {name: A}]}] | duplicate-name",
        "schema: [{name: t, properties: [{name: a, primaryKey: true, primaryKeyPosition: 2}]}] | key-position",
        "schema: [{name: t, properties: [{name: a, primaryKeyPosition: 1}]}] | key-position",
        "schema: [{name: t, properties: [{name: a, relationships: [{to: elsewhere.id}]}]}] | dangling",
        "schema: [{name: t, properties: [{name: a, logicalType: integer, physicalType: 'boolean'}]}] | type-clash",
        "schema: [{name: t, quality: [{metric: nullValues, mustBe: 0}]}] | metric-level",
        "slaProperties: [{property: latency, value: 4}] | sla-unit",
      })
  void warnsOfWhatIsProbablyAMistake(String yaml, String rule) {
    assertThat(check(yaml + "\n"))
        .extracting(Finding::severity, Finding::ruleId)
        .containsExactly(tuple(Severity.WARNING, "meaning/" + rule));
  }

  @Test
  void takesSqlOfOtherEnginesWithAWarning() {
    String yaml =
        """
        servers: [{server: p, type: postgres, host: h, port: 1, database: d, schema: s}]
        schema: [{name: t, quality: [{type: sql, mustBe: 0, query: 'select a::int from t'}]}]
        """;
    assertThat(errors(check(yaml))).isEmpty();
    assertThat(check(yaml)).hasSize(1);
    assertThat(errors(check(yaml.replace("select a::int from t", "truncate t")))).hasSize(1);
  }

  @Test
  void refusesVersionsThatAreNone() {
    assertThat(errors(lint(HEAD.replace("1.0.0", "latest")))).hasSize(1);
    assertThat(errors(lint(HEAD.replace("1.0.0", "\"1.0\"")))).isEmpty();
    assertThat(lint(HEAD.replace("1.0.0", "\"1.0\""))).hasSize(1);
    assertThat(lint(HEAD.replace("active", "actve")))
        .singleElement()
        .satisfies(finding -> assertThat(finding.mend()).isEqualTo("did you mean 'active'?"));
  }

  @Test
  void namesPlaceCauseAndMendOfAnUnknownKey() {
    assertThat(
            check(
                "schema:\n  - name: t\n    properties:\n      - name: a\n        requird: true\n"))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.place()).hasToString("c.yaml:10:9");
          assertThat(finding.pointer()).isEqualTo("/schema/0/properties/0/requird");
          assertThat(finding.message()).isEqualTo("'requird' is not a field of a property");
          assertThat(finding.mend()).startsWith("did you mean 'required'?");
        });
  }

  @Test
  void checksProducts() {
    String product = "apiVersion: v1.0.0\nkind: DataProduct\nid: p\nstatus: active\noutputPorts:\n";
    assertThat(lint(product + "  - {name: a, version: 1.0.0, contractId: c}\n")).isEmpty();
    assertThat(errors(lint(product + "  - {name: a, contractId: c}\n"))).hasSize(1);
    assertThat(errors(lint(product + "  - {name: a, version: 1.0.0, contract: c}\n"))).hasSize(1);
    assertThat(
            errors(
                lint(
                    product
                        + "  - {name: a, version: 1.0.0, contractId: c}\n"
                        + "  - {name: a, version: 1.0.0, contractId: d}\n")))
        .hasSize(1);
  }

  private static List<Finding> check(String rest) {
    return lint(HEAD + rest);
  }

  private static List<Finding> lint(String text) {
    return ContractLint.check("c.yaml", text.getBytes(StandardCharsets.UTF_8)).findings();
  }

  private static List<Finding> errors(List<Finding> findings) {
    return findings.stream().filter(Finding::isError).toList();
  }
}
