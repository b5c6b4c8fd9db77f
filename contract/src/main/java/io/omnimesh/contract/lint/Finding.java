package io.omnimesh.contract.lint;

import io.omnimesh.contract.yaml.Place;

/**
 * One thing that a person should look at.
 *
 * @param ruleId a stable name, such as {@code structure/unknown-key}
 * @param pointer JSON pointer of the value
 * @param message what is wrong and why, a clause without a full stop
 * @param mend what to write instead, a clause without a full stop
 */
public record Finding(
    Severity severity, String ruleId, Place place, String pointer, String message, String mend) {

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** {@code file:line:column: message; mend}. */
  @Override
  public String toString() {
    return place + ": " + message + "; " + mend;
  }
}
