package io.omnimesh.query.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnimesh.contract.quality.QualityReport;
import io.omnimesh.contract.quality.RuleResult;
import io.omnimesh.contract.quality.Verdict;
import io.omnimesh.contract.rule.Rule;
import io.omnimesh.contract.rule.RuleKind;
import io.omnimesh.contract.rule.Severity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QualityReportReaderTest {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  @Test
  void aReportThatTravelledIsShownAsBefore() throws Exception {
    Map<String, @Nullable String> row = new LinkedHashMap<>();
    row.put("sku", null);
    row.put("basket_id", "b-17");
    QualityReport report =
        new QualityReport(
            "stores/pos_sales",
            "mesh.stores.pos_sales_v1",
            "1.2.0",
            Instant.parse("2026-11-22T22:00:00.123Z"),
            Duration.ofMillis(1234),
            5_000_000_000L,
            List.of(
                new RuleResult(
                    rule("r1", RuleKind.NULL_VALUES, Severity.ERROR),
                    Verdict.FAILED,
                    Optional.of(new BigDecimal("12.50")),
                    Optional.of("mustBeLessThan 5 percent"),
                    "12.50 percent are null",
                    OptionalLong.of(8_000_000_000L),
                    List.of(row)),
                RuleResult.notEvaluated(
                    rule("r2", RuleKind.TEXT, new Severity("warning")), "nobody measures a text")));

    QualityReport read =
        QualityReportReader.read(JSON.readTree(QualityReportJson.of(List.of(report))).get(0));

    assertThat(QualityReportText.of(read)).isEqualTo(QualityReportText.of(report));
    assertThat(QualityReportJunit.of(List.of(read)))
        .isEqualTo(QualityReportJunit.of(List.of(report)));
    assertThat(QualityReportJson.of(List.of(read)))
        .isEqualTo(QualityReportJson.of(List.of(report)));
    assertThat(read.isGood()).isFalse();
  }

  private static Rule rule(String id, RuleKind kind, Severity severity) {
    return new Rule(
        id,
        Optional.of("The rule " + id),
        "pos_sales.sku",
        kind,
        Optional.of("completeness"),
        severity,
        "few values are null",
        false,
        new Rule.Unmeasured("a test"));
  }
}
