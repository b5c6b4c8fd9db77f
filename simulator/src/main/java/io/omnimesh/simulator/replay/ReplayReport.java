package io.omnimesh.simulator.replay;

import java.time.Duration;
import java.util.Map;

/**
 * What a replay did.
 *
 * @param origin name of the data set
 * @param linesTotal lines of the data set
 * @param linesBefore lines that an earlier run had stored
 * @param linesNow lines that this run stored
 * @param byClass all stored lines by what they were; the sum is before plus now
 * @param took how long this run took
 */
public record ReplayReport(
    String origin,
    long linesTotal,
    long linesBefore,
    long linesNow,
    Map<String, Long> byClass,
    Duration took) {
  public ReplayReport {
    byClass = Map.copyOf(byClass);
  }
}
