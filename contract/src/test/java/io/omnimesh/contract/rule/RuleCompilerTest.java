package io.omnimesh.contract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.contract.rule.Rule.BadRows;
import io.omnimesh.contract.rule.Rule.RepeatedValues;
import io.omnimesh.contract.rule.Rule.Unmeasured;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleCompilerTest {
  @Test
  void theSchemaAloneImpliesRules() {
    List<Rule> rules =
        rules(
            """
            properties:
              - name: id
                logicalType: integer
                primaryKey: true
                primaryKeyPosition: 1
              - name: sku
                logicalType: string
                required: true
                unique: true
                logicalTypeOptions: {pattern: "^[A-Z]+$", minLength: 2, maxLength: 8}
              - name: price
                logicalType: number
                physicalType: decimal(8,2)
                logicalTypeOptions: {exclusiveMinimum: 0, maximum: 100, multipleOf: 0.05}
            """);

    assertThat(rules)
        .extracting(Rule::id)
        .containsExactly(
            "orders.sku.required",
            "orders.sku.unique",
            "orders.sku.pattern",
            "orders.sku.minLength",
            "orders.sku.maxLength",
            "orders.price.maximum",
            "orders.price.exclusiveMinimum",
            "orders.price.multipleOf",
            "orders.id.primaryKey",
            "orders.id.primaryKey#2");
    assertThat(rules).allMatch(rule -> rule.kind().isImplied());
    assertThat(rules).noneMatch(rule -> rule.measure() instanceof Unmeasured);
  }

  @Test
  void aPrimaryKeyOfMoreColumnsIsUniqueAsAWhole() {
    List<Rule> rules =
        rules(
            """
            properties:
              - {name: line, logicalType: integer, required: true, primaryKey: true, primaryKeyPosition: 2}
              - {name: id, logicalType: integer, required: true, primaryKey: true, primaryKeyPosition: 1}
            """);

    RepeatedValues repeated = (RepeatedValues) rules.getLast().measure();
    assertThat(repeated.columns())
        .containsExactly(
            List.of(new Step.Field("id", "id")), List.of(new Step.Field("line", "line")));
  }

  @Test
  void nestedValuesHaveRulesOfTheirOwn() {
    List<Rule> rules =
        rules(
            """
            properties:
              - name: items
                logicalType: array
                items:
                  logicalType: object
                  properties:
                    - {name: sku, logicalType: string, required: true}
            """);

    assertThat(rules).extracting(Rule::element).containsExactly("orders.items[].sku");
    assertThat(((BadRows) rules.getFirst().measure()).path()).hasSize(3);
  }

  @Test
  void whatIsWithinAnOpaqueColumnSaysThatNobodyLooksInside() {
    List<Rule> rules =
        rules(
            """
            properties:
              - name: address
                logicalType: object
                physicalType: varchar
                properties:
                  - {name: zip, logicalType: string, required: true}
            """);

    assertThat(rules.getFirst().measure())
        .isEqualTo(new Unmeasured("a varchar column has no such part"));
  }

  @Test
  void everyLibraryMetricIsMeasured() {
    List<Rule> rules =
        rules(
            """
            properties:
              - name: sku
                logicalType: string
                quality:
                  - {metric: nullValues, mustBe: 0}
                  - {metric: missingValues, mustBeLessThan: 5, unit: percent, arguments: {missingValues: [null, '', N/A]}}
                  - {metric: invalidValues, mustBe: 0, arguments: {validValues: [a, b], pattern: "^."}}
                  - {metric: duplicateValues, mustBeLessThan: 10}
            quality:
              - {metric: rowCount, mustBeBetween: [1, 100]}
              - {metric: duplicateValues, mustBe: 0, arguments: {properties: [sku]}}
            """);

    assertThat(rules).hasSize(6).noneMatch(rule -> rule.measure() instanceof Unmeasured);
    assertThat(rules.get(1).measure())
        .isInstanceOfSatisfying(
            BadRows.class,
            rows -> {
              assertThat(rows.constraint())
                  .isEqualTo(new Constraint.NotMissing(List.of("", "N/A")));
              assertThat(rows.bound().text()).isEqualTo("mustBeLessThan 5 percent");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{metric: nullValues}",
        "{metric: nullValues, mustBe: 0, unit: apples}",
        "{metric: rowCount, mustBe: 1, unit: percent}",
        "{metric: invalidValues, mustBe: 0}",
        "{metric: invalidValues, mustBe: 0, arguments: {pattern: '(a)\\1'}}",
        "{metric: invalidValues, mustBe: 0, arguments: {minimum: 1}}",
        "{metric: invalidValues, mustBe: 0, arguments: {colour: red}}",
        "{metric: duplicateValues, mustBe: 0, arguments: {properties: [nothing]}}",
        "{metric: moonPhase, mustBe: 0}",
        "{type: sql, query: select 1}",
        "{type: text, description: The buyer is content}"
      })
  void aRuleThatNobodyCanEvaluateSaysWhy(String quality) {
    List<Rule> rules =
        rules(
            "properties:\n  - name: sku\n    logicalType: string\n    quality: [" + quality + "]");

    assertThat(rules).hasSize(1);
    assertThat(rules.getFirst().measure())
        .isInstanceOfSatisfying(
            Unmeasured.class, unmeasured -> assertThat(unmeasured.reason()).isNotBlank());
  }

  @Test
  void keepsIdsDimensionAndSeverityOfTheContract() {
    Rule rule =
        rules(
                """
                properties: []
                quality:
                  - {id: enough, metric: rowCount, mustBeGreaterThan: 0, dimension: coverage, severity: Warning}
                """)
            .getFirst();

    assertThat(rule.id()).isEqualTo("enough");
    assertThat(rule.dimension()).contains("coverage");
    assertThat(rule.severity().isError()).isFalse();
  }

  private static List<Rule> rules(String yaml) {
    return RuleCompiler.rules(SampleObject.orders(yaml));
  }
}
