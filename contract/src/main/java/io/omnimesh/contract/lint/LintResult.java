package io.omnimesh.contract.lint;

import java.util.List;

/**
 * The findings of one file.
 *
 * @param file as it was named
 * @param findings in the order of the file
 */
public record LintResult(String file, List<Finding> findings) {
  public LintResult {
    findings = List.copyOf(findings);
  }

  public boolean hasErrors() {
    return findings.stream().anyMatch(Finding::isError);
  }

  public List<Finding> errors() {
    return findings.stream().filter(Finding::isError).toList();
  }
}
