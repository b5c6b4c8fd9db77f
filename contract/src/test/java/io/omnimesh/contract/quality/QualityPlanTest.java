package io.omnimesh.contract.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.odcs.SchemaProperty;
import io.omnimesh.contract.rule.Rule;
import io.omnimesh.contract.rule.SampleObject;
import io.omnimesh.contract.schema.ColumnType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QualityPlanTest {
  private static final TableName TABLE = TableName.of("mesh", "ecommerce", "orders");

  private static final SchemaObject ORDERS =
      SampleObject.orders(
          """
          properties:
            - {name: id, logicalType: integer, required: true, primaryKey: true, primaryKeyPosition: 1}
            - name: mail
              logicalType: string
              classification: personal
              quality: [{id: mails, metric: missingValues, mustBeLessThan: 50, unit: percent, arguments: {missingValues: ['']}}]
            - name: status
              logicalType: string
              quality:
                - {id: valid, metric: invalidValues, mustBe: 0, severity: warning, arguments: {validValues: [open, "it's"]}}
                - {id: asked, type: sql, mustBe: 3, query: 'SELECT count({property}) FROM ${object} -- all;'}
          quality:
            - {id: rows, metric: rowCount, mustBeGreaterThan: 0}
          """);

  @Test
  void measuresAllRulesInOneScanOfTheTable() {
    QualityPlan plan = plan(ORDERS);

    QualityScan scan = plan.scan(plan.scanned());

    assertThat(scan.rules())
        .extracting(Rule::id)
        .containsExactly("orders.id.required", "mails", "valid", "orders.id.primaryKey", "rows");
    assertThat(scan.sql().split("\"orders\"", -1)).hasSize(2);
    assertThat(scan.sql())
        .contains("IF(t.\"status\" NOT IN ('open', 'it''s'), BIGINT '4', BIGINT '0')")
        .contains("sum(n) FILTER (WHERE bitwise_and(m0, BIGINT '4') <> 0)")
        .contains("IF(c0 IS NOT NULL, row_number() OVER (PARTITION BY c0)) AS r0")
        .contains("count_if(r0 = 2) AS s0");
  }

  @Test
  void onlyCountsWhereNothingMustBeUnique() {
    SchemaObject object =
        SampleObject.orders("properties:\n  - {name: id, logicalType: integer, required: true}");
    QualityPlan plan = plan(object);

    assertThat(plan.scan(plan.scanned()).sql())
        .isEqualTo(
            "SELECT count(*),\n  count_if(t.\"id\" IS NULL)\nFROM \"mesh\".\"ecommerce\".\"orders\" AS t");
  }

  @Test
  void judgesTheRowThatTheScanReturned() {
    QualityPlan plan = plan(ORDERS);
    QualityScan scan = plan.scan(plan.scanned());

    List<RuleResult> results = scan.results(List.of(10L, 0L, 4L, 1L, 2L));

    assertThat(results)
        .extracting(RuleResult::verdict)
        .containsExactly(
            Verdict.PASSED, Verdict.PASSED, Verdict.WARNING, Verdict.FAILED, Verdict.PASSED);
    assertThat(results.get(1).measure().orElseThrow()).isEqualByComparingTo("40");
    assertThat(results.get(3).reason()).isEqualTo("2 values repeat in 10 rows; mustBe 0 rows");
  }

  @Test
  void aMissingColumnIsAnErrorOfItsRulesAlone() {
    Map<String, Optional<ColumnType>> columns = columns(ORDERS);
    columns.remove("status");
    QualityPlan plan = QualityPlan.of(ORDERS, TABLE, columns);

    assertThat(plan.settled())
        .singleElement()
        .satisfies(result -> {
          assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
          assertThat(result.rule().id()).isEqualTo("valid");
          assertThat(result.reason()).contains("has no column \"status\"");
        });
    assertThat(plan.scanned()).extracting(Rule::id).doesNotContain("valid").contains("mails");
  }

  @Test
  void rulesFitTheTypesThatTheTableHas() {
    Map<String, Optional<ColumnType>> columns = columns(ORDERS);
    columns.put("status", Optional.of(ColumnType.Plain.BIGINT));
    QualityPlan plan = QualityPlan.of(ORDERS, TABLE, columns);

    assertThat(plan.settled())
        .singleElement()
        .satisfies(result -> {
          assertThat(result.verdict()).isEqualTo(Verdict.NOT_EVALUATED);
          assertThat(result.reason()).contains("open", "bigint");
        });
  }

  @Test
  void aSqlRuleCanOnlyBeAQuery() {
    QualityStatement statement = plan(ORDERS).statements().getFirst();

    assertThat(statement.sql())
        .isEqualTo(
            "SELECT * FROM (\nSELECT count(\"status\") FROM \"mesh\".\"ecommerce\".\"orders\" -- all\n) LIMIT 2");
    assertThat(statement.result(List.of(List.of(3L))).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(statement.result(List.of(List.of(4L))).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(statement.result(List.of()).verdict()).isEqualTo(Verdict.ERROR);
    assertThat(statement.result(List.of(List.of(1, 2))).verdict()).isEqualTo(Verdict.ERROR);
  }

  @Test
  void samplesAskForTheKeyAndTheColumnButNeverForPersonalValues() {
    QualityPlan plan = plan(ORDERS);
    Rule mails = rule(plan, "mails");

    QualitySample sample = plan.sample(mails, 5).orElseThrow();

    assertThat(sample.columns()).containsExactly("id", "mail");
    assertThat(sample.sql())
        .startsWith("SELECT t.\"id\", '[personal]' FROM ")
        .endsWith(" WHERE (t.\"mail\" IS NULL OR t.\"mail\" IN ('')) LIMIT 5");
    assertThat(plan.sample(rule(plan, "orders.id.primaryKey"), 5).orElseThrow().sql())
        .contains("GROUP BY t.\"id\" HAVING count(*) > 1");
  }

  @Test
  void looksIntoObjectsAndLists() {
    SchemaObject object =
        SampleObject.orders(
            """
            properties:
              - name: lines
                logicalType: array
                items:
                  logicalType: object
                  properties:
                    - name: to
                      logicalType: object
                      properties:
                        - {name: zip, logicalType: string, required: true}
            """);
    QualityPlan plan = plan(object);

    assertThat(plan.scan(plan.scanned()).sql())
        .contains(
            "any_match(t.\"lines\", e0 -> (e0 IS NOT NULL AND (e0.\"to\" IS NOT NULL AND e0.\"to\".\"zip\" IS NULL)))");
  }

  @Test
  void moreThanSixtyTwoConditionsNeedASecondNumber() {
    StringBuilder yaml = new StringBuilder("properties:\n");
    for (int i = 0; i < 70; i++) {
      yaml.append(
          "  - {name: c%d, logicalType: integer, required: true, unique: %s}\n"
              .formatted(i, i < 40));
    }
    QualityPlan plan = plan(SampleObject.orders(yaml.toString()));

    QualityScan scan = plan.scan(plan.scanned());

    assertThat(scan.rules()).hasSize(110);
    assertThat(scan.sql())
        .contains("sum(n) FILTER (WHERE bitwise_and(m1, BIGINT '1') <> 0)")
        .contains("count_if(r39 = 2) AS s39");
  }

  private static Rule rule(QualityPlan plan, String id) {
    return plan.rules().stream().filter(rule -> rule.id().equals(id)).findFirst().orElseThrow();
  }

  private static QualityPlan plan(SchemaObject object) {
    return QualityPlan.of(object, TABLE, columns(object));
  }

  private static Map<String, Optional<ColumnType>> columns(SchemaObject object) {
    Map<String, Optional<ColumnType>> columns = new HashMap<>();
    for (SchemaProperty property : object.properties()) {
      columns.put(property.columnName(), Optional.of(ColumnType.of(property)));
    }
    return columns;
  }
}
