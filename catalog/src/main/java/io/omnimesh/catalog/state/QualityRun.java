package io.omnimesh.catalog.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One check of a port's data against its contract.
 *
 * @param id given by the store; 0 before
 * @param snapshotId of the table that was read, where it has snapshots
 * @param rows that the table had
 * @param by who or what asked: a user, {@code schedule}, {@code publish}
 */
public record QualityRun(
    long id,
    PortId port,
    String version,
    Verdict verdict,
    Instant startedAt,
    Instant finishedAt,
    OptionalLong snapshotId,
    OptionalLong rows,
    String by,
    List<Result> results) {
  public QualityRun {
    results = List.copyOf(results);
  }

  /** What came out. */
  public enum Verdict {
    PASSED,
    /** Only rules of severity {@code warning} failed. */
    WARNED,
    FAILED,
    /** Nothing could be said; the message says why. */
    NOT_EVALUATED,
    /** The check itself broke. */
    ERROR
  }

  /**
   * The outcome of one rule.
   *
   * @param rule its id or name in the contract, or its place
   * @param property the column; empty for rules of the whole object
   * @param metric the library metric, or {@code sql}, {@code text}, {@code custom}
   * @param measured the number that was compared
   * @param expected the threshold in words: {@code mustBeLessThan 5 percent}
   * @param message what a person should know
   * @param samplesJson failing rows, personal data redacted, as a JSON array
   */
  public record Result(
      String rule,
      Optional<String> property,
      String metric,
      Optional<String> dimension,
      String severity,
      Verdict verdict,
      OptionalDouble measured,
      Optional<String> expected,
      Optional<String> message,
      Optional<String> samplesJson,
      long durationMillis) {}

  public QualityRun withId(long given) {
    return copy(given, results);
  }

  public QualityRun withResults(List<Result> changed) {
    return copy(id, changed);
  }

  private QualityRun copy(long newId, List<Result> newResults) {
    return new QualityRun(
        newId, port, version, verdict, startedAt, finishedAt, snapshotId, rows, by, newResults);
  }
}
