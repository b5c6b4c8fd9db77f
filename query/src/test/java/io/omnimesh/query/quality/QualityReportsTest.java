package io.omnimesh.query.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.omnimesh.contract.quality.QualityReport;
import io.omnimesh.contract.quality.RuleResult;
import io.omnimesh.contract.quality.Verdict;
import io.omnimesh.contract.rule.Rule;
import io.omnimesh.contract.rule.RuleKind;
import io.omnimesh.contract.rule.Severity;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class QualityReportsTest {
  private static final RuleResult BROKEN =
      new RuleResult(
          rule("orders.sku.pattern", RuleKind.PATTERN),
          Verdict.FAILED,
          Optional.of(BigDecimal.TWO),
          Optional.of("mustBe 0 rows"),
          "2 of 10 rows break it; mustBe 0 rows",
          OptionalLong.of(10),
          List.of(Map.of("sku", "<bad> & \u0001")));
  private static final QualityReport REPORT =
      new QualityReport(
          "ecommerce/orders",
          "mesh.ecommerce.orders",
          "1.4.0",
          Instant.parse("2026-11-22T10:00:00Z"),
          Duration.ofMillis(1_500),
          2_000_000,
          List.of(
              BROKEN,
              RuleResult.notEvaluated(rule("promise", RuleKind.TEXT), "it is in words"),
              RuleResult.error(rule("asked", RuleKind.SQL), "no such column")));

  @Test
  void aPersonReadsWhatIsBrokenWithItsRows() {
    String text = QualityReportText.of(REPORT);

    assertThat(text)
        .contains("failed", "orders.sku", "2 of 10 rows break it", "sku=<bad>")
        .contains("not_evaluated", "it is in words")
        .endsWith(
            "ecommerce/orders 1.4.0 (mesh.ecommerce.orders): 1 failed, 1 not_evaluated, 1 error;"
                + " 1.5 s, 2.0 MB read\n");
    assertThat(REPORT.isGood()).isFalse();
  }

  @Test
  void jsonHasEveryResult() throws Exception {
    JsonNode json = new ObjectMapper().readTree(QualityReportJson.of(List.of(REPORT))).get(0);

    assertThat(json.get("good").asBoolean()).isFalse();
    assertThat(json.get("results")).hasSize(3);
    assertThat(json.get("results").get(0).get("verdict").asText()).isEqualTo("failed");
    assertThat(json.get("results").get(0).get("measure").asInt()).isEqualTo(2);
    assertThat(json.get("results").get(0).get("samples").get(0).get("sku").asText())
        .startsWith("<bad>");
  }

  @Test
  void junitXmlIsWellFormedWhateverTheDataHolds() throws Exception {
    byte[] xml = QualityReportJunit.of(List.of(REPORT)).getBytes(StandardCharsets.UTF_8);

    Document document =
        DocumentBuilderFactory.newDefaultNSInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml));

    assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(3);
    assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(1);
    assertThat(document.getElementsByTagName("error").getLength()).isEqualTo(1);
    assertThat(document.getElementsByTagName("skipped").getLength()).isEqualTo(1);
  }

  private static Rule rule(String id, RuleKind kind) {
    return new Rule(
        id,
        Optional.empty(),
        "orders.sku",
        kind,
        Optional.of("conformity"),
        Severity.ERROR,
        "must match",
        false,
        new Rule.Unmeasured("nobody"));
  }
}
