package io.omnimesh.query.quality;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnimesh.contract.quality.QualityReport;
import io.omnimesh.contract.quality.RuleResult;
import io.omnimesh.contract.quality.Verdict;
import io.omnimesh.contract.rule.Rule;
import io.omnimesh.contract.rule.RuleKind;
import io.omnimesh.contract.rule.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link QualityReportJson} wrote, so that a report from afar is shown as one from here.
 * How its rules are measured is not in it; its rules can be shown, not run.
 */
public final class QualityReportReader {
  private static final Rule.Measure ELSEWHERE = new Rule.Unmeasured("it was measured elsewhere");

  private QualityReportReader() {}

  /** A report. */
  public static QualityReport read(JsonNode report) {
    List<RuleResult> results = new ArrayList<>();
    report.path("results").forEach(result -> results.add(result(result)));
    return new QualityReport(
        report.path("product").asText(),
        report.path("table").asText(),
        report.path("version").asText(),
        Instant.parse(report.path("startedAt").asText()),
        Duration.ofMillis(report.path("tookMillis").asLong()),
        report.path("bytesScanned").asLong(),
        results);
  }

  private static RuleResult result(JsonNode result) {
    Rule rule =
        new Rule(
            result.path("rule").asText(),
            text(result, "name"),
            result.path("element").asText(),
            kind(result.path("kind").asText()),
            text(result, "dimension"),
            new Severity(result.path("severity").asText()),
            result.path("text").asText(),
            false,
            ELSEWHERE);
    JsonNode rows = result.path("rowsChecked");
    return new RuleResult(
        rule,
        verdict(result.path("verdict").asText()),
        result.has("measure")
            ? Optional.of(result.get("measure").decimalValue())
            : Optional.empty(),
        text(result, "threshold"),
        result.path("reason").asText(),
        rows.isMissingNode() ? OptionalLong.empty() : OptionalLong.of(rows.asLong()),
        samples(result.path("samples")));
  }

  private static List<Map<String, @Nullable String>> samples(JsonNode rows) {
    List<Map<String, @Nullable String>> samples = new ArrayList<>();
    for (JsonNode row : rows) {
      Map<String, @Nullable String> values = new LinkedHashMap<>();
      row.properties().forEach(value -> values.put(value.getKey(), value.getValue().textValue()));
      samples.add(values);
    }
    return samples;
  }

  private static Optional<String> text(JsonNode node, String field) {
    return Optional.ofNullable(node.path(field).textValue());
  }

  /** A newer server may know more kinds. */
  private static RuleKind kind(String word) {
    return Arrays.stream(RuleKind.values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElse(RuleKind.CUSTOM);
  }

  private static Verdict verdict(String word) {
    return Arrays.stream(Verdict.values())
        .filter(verdict -> verdict.word().equals(word))
        .findFirst()
        .orElse(Verdict.ERROR);
  }
}
