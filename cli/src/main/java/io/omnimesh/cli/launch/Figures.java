package io.omnimesh.cli.launch;

import java.time.Duration;
import java.util.Locale;

/** Writes durations and sizes for people. */
final class Figures {
  private static final long MEBIBYTE = 1024 * 1024;

  private Figures() {}

  /** {@code 4.1 s}, {@code 2 min 5 s}, {@code 3 h 20 min}, {@code 2 d 4 h}. */
  static String duration(Duration duration) {
    Duration positive = duration.isNegative() ? Duration.ZERO : duration;
    if (positive.toMinutes() < 1) {
      return String.format(Locale.ROOT, "%.1f s", positive.toMillis() / 1000.0);
    }
    if (positive.toHours() < 1) {
      return positive.toMinutes() + " min " + positive.toSecondsPart() + " s";
    }
    return positive.toDays() < 1
        ? positive.toHours() + " h " + positive.toMinutesPart() + " min"
        : positive.toDays() + " d " + positive.toHoursPart() + " h";
  }

  /** {@code 512 MB}, {@code 1.2 GB}; binary multiples, as tools for memory use them. */
  static String memory(long bytes) {
    double mebibytes = (double) bytes / MEBIBYTE;
    return mebibytes < 1000
        ? String.format(Locale.ROOT, "%.0f MB", mebibytes)
        : String.format(Locale.ROOT, "%.1f GB", mebibytes / 1024);
  }

  /** {@code 34 of 210 MB}, or nothing where no bytes are counted. */
  static String progress(long bytes, long bytesTotal) {
    return bytesTotal <= 0
        ? ""
        : String.format(Locale.ROOT, "%.0f of %.0f MB", bytes / 1e6, Math.ceil(bytesTotal / 1e6));
  }

  /** A text in a column of that width: filled up, or cut with a mark. */
  static String column(String text, int width) {
    return text.length() <= width
        ? text + " ".repeat(width - text.length())
        : text.substring(0, Math.max(0, width - 1)) + "…";
  }
}
