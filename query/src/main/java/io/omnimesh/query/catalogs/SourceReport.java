package io.omnimesh.query.catalogs;

import java.time.Duration;
import java.util.List;

/**
 * The outcome of testing one source.
 *
 * @param source the source's name
 * @param domain the domain that owns it
 * @param system the kind of system, as people call it
 * @param verdict the outcome as a whole
 * @param note why it was not tested; empty where it was
 * @param steps the steps in order; after a failed one the rest is skipped
 */
public record SourceReport(
    String source, String domain, String system, Verdict verdict, String note, List<Step> steps) {
  public SourceReport {
    steps = List.copyOf(steps);
  }

  /** The outcome as a whole. */
  public enum Verdict {
    PASSED,
    FAILED,
    /** The installation's profile does not run the part that the source needs. */
    NOT_IN_PROFILE
  }

  /**
   * One step.
   *
   * @param name {@code resolve}, {@code connect}, {@code login}, {@code schemas}, {@code row}
   * @param outcome how it ended
   * @param took how long it took
   * @param detail what was found; for a failure why, and the mend
   */
  public record Step(String name, Outcome outcome, Duration took, String detail) {}

  /** How a step ended. */
  public enum Outcome {
    OK,
    FAILED,
    /** It does not apply to this system, or an earlier step failed. */
    SKIPPED
  }
}
