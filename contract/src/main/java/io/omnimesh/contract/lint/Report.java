package io.omnimesh.contract.lint;

import io.omnimesh.contract.document.Document;
import io.omnimesh.contract.document.Mapping;
import io.omnimesh.contract.document.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the findings of one document. */
final class Report {
  /** A file with more findings is not of the kind that it says it is. */
  static final int FINDINGS_MAX = 1_000;

  private final Document document;
  private final List<Finding> findings = new ArrayList<>();

  Report(Document document) {
    this.document = document;
  }

  void error(String rule, Node node, Path path, String message, String mend) {
    add(Severity.ERROR, rule, node.start(), path.pointer(), message, mend);
  }

  void warning(String rule, Node node, Path path, String message, String mend) {
    add(Severity.WARNING, rule, node.start(), path.pointer(), message, mend);
  }

  void info(String rule, Node node, Path path, String message, String mend) {
    add(Severity.INFO, rule, node.start(), path.pointer(), message, mend);
  }

  void atKey(
      Severity severity, String rule, Mapping.Entry entry, Path path, String message, String mend) {
    add(severity, rule, entry.start(), path.pointer(), message, mend);
  }

  void add(
      Severity severity, String rule, int offset, String pointer, String message, String mend) {
    if (findings.size() < FINDINGS_MAX) {
      findings.add(new Finding(severity, rule, document.place(offset), pointer, message, mend));
    }
  }

  /** The line of a node, from 1. */
  int line(Node node) {
    return document.place(node.start()).line();
  }

  void addAll(Report other) {
    findings.addAll(other.findings);
  }

  int errors() {
    return (int) findings.stream().filter(Finding::isError).count();
  }

  /** The findings in the order of the file. */
  LintResult result() {
    findings.sort(
        Comparator.<Finding>comparingInt(finding -> finding.place().line())
            .thenComparingInt(finding -> finding.place().column()));
    return new LintResult(document.file(), findings);
  }
}
