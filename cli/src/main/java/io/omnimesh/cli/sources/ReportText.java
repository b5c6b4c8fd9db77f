package io.omnimesh.cli.sources;

import io.omnimesh.query.catalogs.SourceReport;
import io.omnimesh.query.catalogs.SourceReport.Outcome;
import io.omnimesh.query.catalogs.SourceReport.Step;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Test reports for people: one line per source with the time of each step, then the failures. */
final class ReportText {
  private static final List<String> STEPS =
      List.of("resolve", "connect", "login", "schemas", "row");

  private ReportText() {}

  static void print(List<SourceReport> reports, PrintWriter out) {
    Columns columns =
        new Columns("SOURCE", "SYSTEM", "RESOLVE", "CONNECT", "LOGIN", "SCHEMAS", "ROW", "RESULT");
    for (SourceReport report : reports) {
      List<String> cells = new ArrayList<>(List.of(report.source(), report.system()));
      STEPS.forEach(step -> cells.add(cell(report, step)));
      cells.add(result(report));
      columns.add(cells);
    }
    out.print(columns);
    for (SourceReport report : reports) {
      report.steps().stream()
          .filter(step -> step.outcome() == Outcome.FAILED)
          .forEach(step ->
              out.printf(
                  Locale.ROOT,
                  "%n%s: the step '%s' failed after %s: %s%n",
                  report.source(),
                  step.name(),
                  time(step.took()),
                  step.detail()));
    }
    out.flush();
  }

  private static String result(SourceReport report) {
    return switch (report.verdict()) {
      case PASSED -> "ok, " + report.steps().getLast().detail();
      case FAILED -> "FAILED";
      case NOT_IN_PROFILE -> "not in this profile: " + report.note();
    };
  }

  private static String cell(SourceReport report, String name) {
    return report.steps().stream()
        .filter(step -> step.name().equals(name))
        .findFirst()
        .map(ReportText::cell)
        .orElse("-");
  }

  private static String cell(Step step) {
    return switch (step.outcome()) {
      case OK -> time(step.took());
      case FAILED -> "FAILED";
      case SKIPPED -> "-";
    };
  }

  private static String time(Duration duration) {
    long millis = duration.toMillis();
    return millis < 1_000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1e3);
  }
}
