package io.omnimesh.query.quality;

import java.time.Duration;

/**
 * What a quality run may cost.
 *
 * @param timeMax for all its statements together; rules that are not measured by then are errors
 * @param scanBytesMax physical bytes that its statements may read together
 * @param sampleRows of each broken rule; 0 for none
 */
public record QualityBudget(Duration timeMax, long scanBytesMax, int sampleRows) {
  private static final Duration TIME_MAX = Duration.ofMinutes(15);
  private static final long SCAN_BYTES_MAX = 1L << 40;
  private static final int SAMPLE_ROWS = 5;

  /** A quarter of an hour, a tebibyte, five rows. */
  public static QualityBudget ofDefaults() {
    return new QualityBudget(TIME_MAX, SCAN_BYTES_MAX, SAMPLE_ROWS);
  }

  public QualityBudget withTimeMax(Duration limit) {
    return new QualityBudget(limit, scanBytesMax, sampleRows);
  }

  public QualityBudget withScanBytesMax(long bytes) {
    return new QualityBudget(timeMax, bytes, sampleRows);
  }

  public QualityBudget withSampleRows(int rows) {
    return new QualityBudget(timeMax, scanBytesMax, rows);
  }
}
