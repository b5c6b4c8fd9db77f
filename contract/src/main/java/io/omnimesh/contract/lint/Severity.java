package io.omnimesh.contract.lint;

import java.util.Locale;

/** How bad a finding is; only errors make a file unfit. */
public enum Severity {
  ERROR,
  WARNING,
  INFO;

  /** The word that reports use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
