package io.omnimesh.contract.rule;

import java.util.Locale;
import java.util.Set;

/**
 * How much a broken rule matters.
 *
 * @param word as the contract has it
 */
public record Severity(String word) {
  /** What a rule is unless its contract says otherwise. */
  public static final Severity ERROR = new Severity("error");

  private static final Set<String> MILD = Set.of("info", "warning", "warn", "low");

  /** Whether a broken rule fails its run; every word but those of a warning does. */
  public boolean isError() {
    return !MILD.contains(word.strip().toLowerCase(Locale.ROOT));
  }
}
