package io.omnimesh.contract.lint.report;

import io.omnimesh.contract.lint.Finding;
import io.omnimesh.contract.lint.LintResult;
import io.omnimesh.contract.lint.Severity;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Findings of several files as text, JSON, SARIF 2.1.0 and JUnit XML. */
public final class LintReport {
  private static final String SARIF_SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private LintReport() {}

  /** One line for each finding, and one that sums them up. */
  public static String text(List<LintResult> results) {
    StringBuilder out = new StringBuilder();
    for (LintResult result : results) {
      for (Finding finding : result.findings()) {
        out.append(finding.place()).append(": ").append(finding.severity().word()).append(": ");
        out.append(line(finding.message())).append("; ").append(line(finding.mend()));
        out.append(" [").append(finding.ruleId()).append("]\n");
      }
    }
    long errors = count(results, Severity.ERROR);
    long warnings = count(results, Severity.WARNING);
    out.append(counted(results.size(), "file")).append(": ");
    out.append(counted(errors, "error")).append(", ").append(counted(warnings, "warning"));
    return out.append('\n').toString();
  }

  /** {@code {"files": n, "errors": n, "warnings": n, "findings": [..]}}. */
  public static String json(List<LintResult> results) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("files", results.size());
    root.put("errors", count(results, Severity.ERROR));
    root.put("warnings", count(results, Severity.WARNING));
    root.put(
        "findings",
        results.stream()
            .flatMap(result -> result.findings().stream())
            .map(LintReport::json)
            .toList());
    return JsonText.write(root);
  }

  private static Map<String, Object> json(Finding finding) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("file", finding.place().file());
    entry.put("line", finding.place().line());
    entry.put("column", finding.place().column());
    entry.put("severity", finding.severity().word());
    entry.put("rule", finding.ruleId());
    entry.put("pointer", finding.pointer());
    entry.put("message", finding.message());
    entry.put("mend", finding.mend());
    return entry;
  }

  /** A log of the Static Analysis Results Interchange Format, OASIS, version 2.1.0. */
  public static String sarif(List<LintResult> results) {
    TreeSet<String> rules = new TreeSet<>();
    results.forEach(result -> result.findings().forEach(finding -> rules.add(finding.ruleId())));
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "mesh lint");
    driver.put("rules", rules.stream().map(rule -> Map.of("id", rule)).toList());
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    run.put("columnKind", "utf16CodeUnits");
    run.put(
        "results",
        results.stream()
            .flatMap(result -> result.findings().stream())
            .map(LintReport::sarif)
            .toList());
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("$schema", SARIF_SCHEMA);
    root.put("version", "2.1.0");
    root.put("runs", List.of(run));
    return JsonText.write(root);
  }

  private static Map<String, Object> sarif(Finding finding) {
    Map<String, Object> region = new LinkedHashMap<>();
    region.put("startLine", finding.place().line());
    region.put("startColumn", finding.place().column());
    Map<String, Object> physical = new LinkedHashMap<>();
    physical.put("artifactLocation", Map.of("uri", uri(finding.place().file())));
    physical.put("region", region);
    Map<String, Object> location = new LinkedHashMap<>();
    location.put("physicalLocation", physical);
    location.put("logicalLocations", List.of(Map.of("fullyQualifiedName", finding.pointer())));
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ruleId", finding.ruleId());
    result.put(
        "level",
        switch (finding.severity()) {
          case ERROR -> "error";
          case WARNING -> "warning";
          case INFO -> "note";
        });
    result.put("message", Map.of("text", finding.message() + "; " + finding.mend()));
    result.put("locations", List.of(location));
    return result;
  }

  /** A relative reference of RFC 3986; Windows writes backslashes. */
  private static String uri(String file) {
    StringBuilder uri = new StringBuilder();
    for (byte octet : file.replace('\\', '/').getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xFF);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "/-._~".indexOf(c) >= 0;
      if (plain) {
        uri.append(c);
      } else {
        uri.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
        uri.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
    return uri.toString();
  }

  /** A suite for all, a case for each file; a file with errors is a failure. */
  public static String junit(List<LintResult> results) {
    long failures = results.stream().filter(LintResult::hasErrors).count();
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    String counts = "tests=\"" + results.size() + "\" failures=\"" + failures + "\" errors=\"0\"";
    out.append("<testsuites ").append(counts).append(">\n");
    out.append("  <testsuite name=\"mesh lint\" ").append(counts).append(" skipped=\"0\">\n");
    for (LintResult result : results) {
      out.append("    <testcase classname=\"mesh.lint\" name=\"").append(xml(result.file()));
      out.append("\">\n");
      if (result.hasErrors()) {
        String first = result.errors().getFirst().message();
        out.append("      <failure type=\"").append(xml(result.errors().getFirst().ruleId()));
        out.append("\" message=\"").append(xml(first)).append("\">");
        result.errors().forEach(finding -> out.append(xml(finding.toString())).append('\n'));
        out.append("</failure>\n");
      }
      List<Finding> others = result.findings().stream().filter(f -> !f.isError()).toList();
      if (!others.isEmpty()) {
        out.append("      <system-out>");
        others.forEach(finding ->
            out.append(finding.severity().word())
                .append(": ")
                .append(xml(finding.toString()))
                .append('\n'));
        out.append("</system-out>\n");
      }
      out.append("    </testcase>\n");
    }
    return out.append("  </testsuite>\n</testsuites>\n").toString();
  }

  /** Escapes, and leaves out what XML 1.0 cannot hold. */
  private static String xml(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            case '"' -> out.append("&quot;");
            default -> {
              boolean control = c < ' ' && c != '\n' && c != '\t';
              boolean outside = (c >= 0xD800 && c <= 0xDFFF) || c == 0xFFFE || c == 0xFFFF;
              out.appendCodePoint(control || outside ? '?' : c);
            }
          }
        });
    return out.toString();
  }

  private static String line(String text) {
    return text.replace("\r", "").replace("\n", "\\n");
  }

  private static long count(List<LintResult> results, Severity severity) {
    return results.stream()
        .flatMap(result -> result.findings().stream())
        .filter(finding -> finding.severity() == severity)
        .count();
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
