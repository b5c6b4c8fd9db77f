package io.omnimesh.query.quality;

import io.omnimesh.contract.quality.QualityReport;
import io.omnimesh.contract.quality.RuleResult;
import io.omnimesh.contract.quality.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a report for a person at a terminal. */
public final class QualityReportText {
  private static final double BYTES_PER_MEGABYTE = 1e6;

  private QualityReportText() {}

  /** All rules, a line each, the broken ones with their reason and sample rows below. */
  public static String of(QualityReport report) {
    return text(report, report.results());
  }

  /** The same of the rules that did not pass. */
  public static String broken(QualityReport report) {
    return text(
        report,
        report.results().stream().filter(result -> result.verdict() != Verdict.PASSED).toList());
  }

  private static String text(QualityReport report, List<RuleResult> results) {
    StringBuilder text = new StringBuilder();
    int width =
        results.stream().mapToInt(result -> result.rule().element().length()).max().orElse(0);
    for (RuleResult result : results) {
      text.append(line(result, width));
      result.samples().forEach(row -> text.append("      ").append(row(row)).append('\n'));
    }
    return text.append(summary(report)).append('\n').toString();
  }

  private static String line(RuleResult result, int width) {
    String head =
        String.format(
            Locale.ROOT,
            "%-13s  %-" + Math.max(width, 1) + "s  %-15s  %s",
            result.verdict().word(),
            result.rule().element(),
            result.rule().kind().word(),
            result.rule().text());
    return result.reason().isEmpty() ? head + "\n" : head + "\n    " + result.reason() + "\n";
  }

  private static String row(Map<String, @Nullable String> row) {
    return row.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + (entry.getValue() == null ? "null" : entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** One line: table, how many rules have which verdict, what it took. */
  public static String summary(QualityReport report) {
    StringBuilder counts = new StringBuilder();
    for (Verdict verdict : Verdict.values()) {
      if (report.count(verdict) > 0) {
        counts
            .append(counts.isEmpty() ? "" : ", ")
            .append(report.count(verdict))
            .append(' ')
            .append(verdict.word());
      }
    }
    return String.format(
        Locale.ROOT,
        "%s %s (%s): %s; %.1f s, %.1f MB read",
        report.product(),
        report.version(),
        report.table(),
        counts.isEmpty() ? "no rules" : counts,
        report.took().toMillis() / 1e3,
        report.bytesScanned() / BYTES_PER_MEGABYTE);
  }
}
