package io.omnimesh.query.catalogs;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as definitions write them: {@code 500ms}, {@code 5s}, {@code 3m}. */
final class Times {
  private static final Pattern FORM = Pattern.compile("([0-9]+)(ms|s|m|h|d)");

  private Times() {}

  static Duration parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a span of time");
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  /** Whole seconds, rounded up, for drivers that count in seconds and take 0 for "no limit". */
  static long secondsUp(Duration duration) {
    return Math.max(1, duration.plusMillis(999).toSeconds());
  }
}
