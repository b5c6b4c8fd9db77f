package io.omnimesh.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.odcs.ContractFile;
import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.quality.CustomEngine;
import io.omnimesh.contract.quality.QualityReport;
import io.omnimesh.contract.quality.RuleResult;
import io.omnimesh.contract.quality.TableName;
import io.omnimesh.contract.quality.Verdict;
import io.omnimesh.it.mesh.RunningMesh;
import io.omnimesh.query.client.QueryOptions;
import io.omnimesh.query.client.TrinoClient;
import io.omnimesh.query.quality.QualityBudget;
import io.omnimesh.query.quality.QualityRunner;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Quality runs on the running Trino, over tables that are always the same. */
class QualityRunnerTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
  private static final TableName STORES = TableName.of("tpcds", "tiny", "customer");

  /** TPC-DS tiny has 1,000 customers; 36 of them have no last name. */
  private static final SchemaObject CUSTOMERS =
      object(
          """
          - {name: c_customer_sk, logicalType: integer, primaryKey: true, required: true}
          - {name: c_customer_id, logicalType: string, physicalType: char(16), unique: true}
          - name: c_birth_year
            logicalType: integer
            logicalTypeOptions: {minimum: 1900, maximum: 1990}
          - name: c_birth_country
            logicalType: string
            quality:
              - {id: repeated, metric: duplicateValues, mustBe: 0, severity: warning}
              - {id: letters, metric: invalidValues, mustBe: 0, arguments: {pattern: "^[A-Z]"}}
          - {name: c_email_address, logicalType: string, physicalType: char(50), classification: personal, required: true}
          - {name: c_shoe_size, logicalType: integer, required: true}
          """,
          """
          - {id: rows, metric: rowCount, mustBe: 1000}
          - {id: counted, type: sql, query: "SELECT count(*) = 1000 FROM {object}", mustBe: 1}
          - {id: broken, type: sql, query: "SELECT nothing FROM {object}", mustBe: 1}
          - {id: sneaky, type: sql, query: "SELECT 1) AS a; DROP TABLE x --", mustBe: 1}
          - {id: elsewhere, type: custom, engine: soda, implementation: checks}
          - {id: here, type: custom, engine: house, implementation: checks}
          - {id: words, type: text, description: Customers are content}
          """);

  private final RunningMesh mesh = RunningMesh.shared();
  private final TrinoClient trino = TrinoClient.of(mesh.home(), mesh.variables());

  @Test
  void oneBadRuleHidesNoOther() {
    CustomEngine house = (implementation, table) -> new CustomEngine.Outcome(true, "");
    QualityReport report =
        runner(QualityBudget.ofDefaults(), Map.of("house", house))
            .run("ecommerce/customers", "1.0.0", CUSTOMERS, STORES);
    Map<String, RuleResult> results = byId(report);

    assertThat(verdicts(results))
        .containsEntry("customers.c_customer_sk.required", Verdict.PASSED)
        .containsEntry("customers.c_customer_sk.primaryKey", Verdict.PASSED)
        .containsEntry("customers.c_customer_id.unique", Verdict.PASSED)
        .containsEntry("customers.c_birth_year.minimum", Verdict.PASSED)
        .containsEntry("customers.c_birth_year.maximum", Verdict.FAILED)
        .containsEntry("repeated", Verdict.WARNING)
        .containsEntry("letters", Verdict.PASSED)
        .containsEntry("customers.c_email_address.required", Verdict.FAILED)
        .containsEntry("customers.c_shoe_size.required", Verdict.ERROR)
        .containsEntry("rows", Verdict.PASSED)
        .containsEntry("counted", Verdict.PASSED)
        .containsEntry("broken", Verdict.ERROR)
        .containsEntry("sneaky", Verdict.ERROR)
        .containsEntry("elsewhere", Verdict.NOT_EVALUATED)
        .containsEntry("here", Verdict.PASSED)
        .containsEntry("words", Verdict.NOT_EVALUATED);
    assertThat(samples(results, "customers.c_birth_year.maximum"))
        .hasSize(5)
        .allSatisfy(row ->
            assertThat(Integer.parseInt(String.valueOf(row.get("c_birth_year"))))
                .isGreaterThan(1990));
    assertThat(samples(results, "customers.c_email_address.required"))
        .allSatisfy(row -> assertThat(row).containsEntry("c_email_address", "[personal]"));
    assertThat(report.isGood()).isFalse();
  }

  @Test
  void aRuleThatFailsWhileItRunsIsFoundAmongTheOthers() {
    SchemaObject object =
        object(
            """
            - name: c_customer_sk
              logicalType: integer
              required: true
              logicalTypeOptions: {multipleOf: 0.0000000000000000000000000000000000001}
            - {name: c_birth_year, logicalType: integer, logicalTypeOptions: {minimum: 1900}}
            """,
            "[]");
    Map<String, RuleResult> results =
        byId(runner(QualityBudget.ofDefaults(), Map.of()).run("a/b", "1.0.0", object, STORES));

    assertThat(verdicts(results))
        .containsEntry("customers.c_customer_sk.required", Verdict.PASSED)
        .containsEntry("customers.c_birth_year.minimum", Verdict.PASSED)
        .containsEntry("customers.c_customer_sk.multipleOf", Verdict.ERROR);
  }

  @Test
  void aRunWithoutTimeSaysSo() {
    QualityBudget none = QualityBudget.ofDefaults().withTimeMax(Duration.ofNanos(1));

    assertThatThrownBy(() -> runner(none, Map.of()).run("a/b", "1.0.0", CUSTOMERS, STORES))
        .isInstanceOf(MeshException.class);
  }

  private QualityRunner runner(QualityBudget budget, Map<String, CustomEngine> engines) {
    return new QualityRunner(trino, QueryOptions.ofDefaults(), budget, engines, CLOCK);
  }

  private static Map<String, RuleResult> byId(QualityReport report) {
    return report.results().stream()
        .collect(Collectors.toMap(result -> result.rule().id(), Function.identity()));
  }

  private static List<Map<String, @Nullable String>> samples(
      Map<String, RuleResult> results, String rule) {
    return Objects.requireNonNull(results.get(rule)).samples();
  }

  private static Map<String, Verdict> verdicts(Map<String, RuleResult> results) {
    return results.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().verdict()));
  }

  private static SchemaObject object(String properties, String quality) {
    String yaml =
        "apiVersion: v3.1.0\nkind: DataContract\nid: q\nversion: 1.0.0\nstatus: active\nschema:\n"
            + "  - name: customers\n    properties:\n"
            + properties.indent(6)
            + "    quality:\n"
            + quality.indent(6);
    return ContractFile.read("q.yaml", yaml.getBytes(StandardCharsets.UTF_8))
        .contract()
        .orElseThrow()
        .schema()
        .getFirst();
  }
}
