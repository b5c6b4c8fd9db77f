package io.omnimesh.contract.sla;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the numbers, times and dates of promises, and writes them. */
final class SlaUnits {
  /** A month of a promise has 30 days and a year 365; the standard does not say. */
  static final Duration MONTH = Duration.ofDays(30);

  static final Duration YEAR = Duration.ofDays(365);

  private static final Pattern NUMBER_AND_UNIT =
      Pattern.compile("([-+]?[0-9]{1,15}(?:\\.[0-9]{1,9})?)\\s*(.{0,40})");
  private static final BigDecimal MILLIS_MAX =
      BigDecimal.valueOf(Duration.ofDays(365_000).toMillis());
  private static final int PERCENT_DIGITS = 4;

  private SlaUnits() {}

  /** A number and the rest of its text, which is a unit. */
  record Amount(BigDecimal number, String unit) {}

  /** Reads {@code 15}, {@code "15"} and {@code "15 min"}; a unit in the text wins. */
  static Optional<Amount> amount(@Nullable Object value, Optional<String> unit) {
    if (value == null) {
      return Optional.empty();
    }
    String text = value instanceof Number number ? plain(number) : value.toString().strip();
    Matcher matcher = NUMBER_AND_UNIT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String own = matcher.group(2).strip();
    return Optional.of(
        new Amount(
            new BigDecimal(matcher.group(1)), own.isEmpty() ? unit.orElse("").strip() : own));
  }

  /** The duration of one unit. */
  static Optional<Duration> unit(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "ms", "msec", "millis", "millisecond", "milliseconds" ->
          Optional.of(Duration.ofMillis(1));
      case "s", "sec", "secs", "second", "seconds" -> Optional.of(Duration.ofSeconds(1));
      case "m", "min", "mins", "minute", "minutes" -> Optional.of(Duration.ofMinutes(1));
      case "h", "hr", "hrs", "hour", "hours" -> Optional.of(Duration.ofHours(1));
      case "d", "day", "days" -> Optional.of(Duration.ofDays(1));
      case "w", "wk", "wks", "week", "weeks" -> Optional.of(Duration.ofDays(7));
      case "mo", "mos", "mon", "month", "months" -> Optional.of(MONTH);
      case "y", "yr", "yrs", "year", "years" -> Optional.of(YEAR);
      default -> Optional.empty();
    };
  }

  /** So many units; empty where that is negative or longer than a thousand years. */
  static Optional<Duration> times(BigDecimal number, Duration unit) {
    BigDecimal millis = number.multiply(BigDecimal.valueOf(unit.toMillis()));
    return millis.signum() < 0 || millis.compareTo(MILLIS_MAX) > 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(millis.setScale(0, RoundingMode.HALF_UP).longValue()));
  }

  /** Reads {@code PT15M}, {@code P1D}, {@code P3Y}. */
  static Optional<Duration> isoDuration(@Nullable Object value) {
    String text = value == null ? "" : value.toString().strip().toUpperCase(Locale.ROOT);
    if (!text.startsWith("P")) {
      return Optional.empty();
    }
    try {
      int time = text.indexOf('T');
      String date = time < 0 ? text : text.substring(0, time);
      Duration sum = date.length() > 1 ? days(Period.parse(date)) : Duration.ZERO;
      return Optional.of(time < 0 ? sum : sum.plus(Duration.parse("P" + text.substring(time))))
          .filter(each -> !each.isNegative());
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Duration days(Period period) {
    return YEAR.multipliedBy(period.getYears())
        .plus(MONTH.multipliedBy(period.getMonths()))
        .plusDays(period.getDays());
  }

  /** Reads a date or an instant; a date begins at midnight, and without an offset it is UTC. */
  static Optional<Instant> instant(@Nullable Object value) {
    String text = value == null ? "" : value.toString().strip().replace(' ', 'T');
    for (Parser<Instant> parser :
        List.<Parser<Instant>>of(
            each -> OffsetDateTime.parse(each).toInstant(),
            each -> LocalDateTime.parse(each).toInstant(ZoneOffset.UTC),
            each -> LocalDate.parse(each).atStartOfDay(ZoneOffset.UTC).toInstant())) {
      Optional<Instant> parsed = parsed(parser, text);
      if (parsed.isPresent()) {
        return parsed;
      }
    }
    return Optional.empty();
  }

  /** Reads {@code 09:00-08:00}, {@code 09:00Z}, and {@code 09:00}, which is UTC. */
  static Optional<OffsetTime> time(@Nullable Object value) {
    String text = value == null ? "" : value.toString().strip();
    return parsed(OffsetTime::parse, text)
        .or(() -> parsed(each -> LocalTime.parse(each).atOffset(ZoneOffset.UTC), text));
  }

  private interface Parser<T> {
    T parse(String text);
  }

  private static <T> Optional<T> parsed(Parser<T> parser, String text) {
    try {
      return Optional.of(parser.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** {@code 1d 2h}, the two largest units, to the second; {@code 250ms} below one. */
  static String text(Duration duration) {
    if (duration.isNegative()) {
      return "-" + text(duration.negated());
    }
    if (duration.toSeconds() == 0) {
      return duration.toMillis() == 0 ? "0s" : duration.toMillis() + "ms";
    }
    StringBuilder text = new StringBuilder();
    int units = 0;
    long[] amounts = {
      duration.toDays(), duration.toHoursPart(), duration.toMinutesPart(), duration.toSecondsPart()
    };
    for (int i = 0; i < amounts.length && units < 2; i++) {
      if (amounts[i] > 0) {
        text.append(units > 0 ? " " : "").append(amounts[i]).append("dhms".charAt(i));
        units++;
      }
    }
    return text.toString();
  }

  /** A number without noughts at its end. */
  static String text(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** The share of a part in a whole, in percent, to four digits. */
  static BigDecimal percent(long part, long whole) {
    return BigDecimal.valueOf(part)
        .multiply(BigDecimal.valueOf(100))
        .divide(BigDecimal.valueOf(whole), PERCENT_DIGITS, RoundingMode.HALF_UP);
  }

  private static String plain(Number number) {
    return number instanceof BigDecimal decimal
        ? decimal.toPlainString()
        : new BigDecimal(number.toString()).toPlainString();
  }
}
