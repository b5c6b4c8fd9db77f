package io.omnimesh.embedded.supervise;

import java.time.Duration;

/**
 * How long to wait before the next start of a part that failed.
 *
 * @param first the pause after the first failure; it doubles with each further one
 * @param longest where it stops growing
 * @param healthyAfter a part that worked for so long starts from the beginning again
 */
public record BackOff(Duration first, Duration longest, Duration healthyAfter) {
  private static final int DOUBLINGS_MAX = 20;

  public static BackOff ofDefaults() {
    return new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofMinutes(5));
  }

  /** The pause after so many failures in a row, at least one. */
  public Duration pause(int failures) {
    Duration doubled = first.multipliedBy(1L << Math.min(DOUBLINGS_MAX, failures - 1));
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }

  /** How many failures in a row a new failure makes. */
  public int failures(int before, Duration worked) {
    return worked.compareTo(healthyAfter) >= 0 ? 1 : before + 1;
  }
}
