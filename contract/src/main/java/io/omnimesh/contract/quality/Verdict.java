package io.omnimesh.contract.quality;

import java.util.Locale;

/** What came of a rule. */
public enum Verdict {
  PASSED,
  FAILED,
  /** Broken, but the rule is only a warning. */
  WARNING,
  /** Nobody evaluates it; the result has the reason. */
  NOT_EVALUATED,
  /** It could have been evaluated but something went wrong; the result has the reason. */
  ERROR;

  /** Whether the verdict lets a run succeed. */
  public boolean isGood() {
    return this != FAILED && this != ERROR;
  }

  /** As reports have it: {@code not_evaluated}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
