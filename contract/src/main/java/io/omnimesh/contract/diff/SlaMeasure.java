package io.omnimesh.contract.diff;

import io.omnimesh.contract.odcs.SlaProperty;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which of two values of a service level is better for readers. Source of the properties and their
 * short names: the data QoS table that ODCS refers to.
 */
final class SlaMeasure {
  private static final BigDecimal DAY = BigDecimal.valueOf(Duration.ofDays(1).toSeconds());
  private static final BigDecimal PERCENT = new BigDecimal("0.01");

  /** What readers wish. */
  private enum Better {
    LESS,
    MORE
  }

  private record Quantity(String family, BigDecimal number) {}

  private SlaMeasure() {}

  /** Positive where the second is better, zero where they are the same; empty where unknown. */
  static Optional<Integer> compare(SlaProperty before, SlaProperty after) {
    Optional<Integer> order = order(before, after);
    return better(after)
        .flatMap(wish -> order.map(sign -> wish == Better.MORE ? sign : Integer.valueOf(-sign)))
        .or(() -> order.filter(sign -> sign == 0));
  }

  private static Optional<Better> better(SlaProperty property) {
    return switch (property.property().toLowerCase(Locale.ROOT)) {
      case "latency",
          "ly",
          "freshness",
          "errorrate",
          "er",
          "timetodetect",
          "td",
          "timetonotify",
          "tn",
          "timetorepair",
          "tr",
          "generalavailability",
          "ga",
          "timeofavailability",
          "responsetime" ->
          Optional.of(Better.LESS);
      case "retention", "re", "availability", "av", "throughput", "th", "completeness" ->
          Optional.of(Better.MORE);
      // Every day is a period, three times a day is not.
      case "frequency", "fy" ->
          quantity(property).filter(found -> found.family().equals("time")).isPresent()
              ? Optional.of(Better.LESS)
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Integer> order(SlaProperty before, SlaProperty after) {
    Optional<Quantity> old = quantity(before);
    Optional<Quantity> young = quantity(after);
    if (old.isPresent() && young.isPresent()) {
      return old.get().family().equals(young.get().family())
          ? Optional.of(young.get().number().compareTo(old.get().number()))
          : Optional.empty();
    }
    return before.unit().equals(after.unit())
        ? ConstraintComparison.order(
            Objects.toString(after.value(), ""), Objects.toString(before.value(), ""))
        : Optional.empty();
  }

  private static Optional<Quantity> quantity(SlaProperty property) {
    String value = Objects.toString(property.value(), "").strip();
    String unit = property.unit().orElse("").strip().toLowerCase(Locale.ROOT);
    Optional<BigDecimal> iso = duration(value);
    if (iso.isPresent()) {
      return iso.map(seconds -> new Quantity("time", seconds));
    }
    boolean percent = value.endsWith("%");
    String digits = percent ? value.substring(0, value.length() - 1).strip() : value;
    return ConstraintComparison.number(digits)
        .map(number ->
            percent ? new Quantity("share", number.multiply(PERCENT)) : with(unit, number));
  }

  private static Quantity with(String unit, BigDecimal number) {
    BigDecimal seconds = SECONDS.get(unit);
    if (seconds != null) {
      return new Quantity("time", number.multiply(seconds));
    }
    return unit.equals("percent") || unit.equals("%")
        ? new Quantity("share", number.multiply(PERCENT))
        : new Quantity(unit, number);
  }

  private static Optional<BigDecimal> duration(String text) {
    if (!text.startsWith("P")) {
      return Optional.empty();
    }
    try {
      return Optional.of(BigDecimal.valueOf(Duration.parse(text).toSeconds()));
    } catch (DateTimeException noDuration) {
      return period(text);
    }
  }

  private static Optional<BigDecimal> period(String text) {
    try {
      Period period = Period.parse(text);
      return Optional.of(
          BigDecimal.valueOf(period.get(ChronoUnit.DAYS))
              .multiply(DAY)
              .add(BigDecimal.valueOf(period.toTotalMonths()).multiply(MONTH)));
    } catch (DateTimeException noPeriod) {
      return Optional.empty();
    }
  }

  /** A twelfth of a year, so that twelve months are one. */
  private static final BigDecimal MONTH = DAY.multiply(new BigDecimal("30.4375"));

  private static final Map<String, BigDecimal> SECONDS =
      Map.ofEntries(
          Map.entry("ms", new BigDecimal("0.001")),
          Map.entry("milliseconds", new BigDecimal("0.001")),
          Map.entry("s", BigDecimal.ONE),
          Map.entry("sec", BigDecimal.ONE),
          Map.entry("second", BigDecimal.ONE),
          Map.entry("seconds", BigDecimal.ONE),
          Map.entry("m", BigDecimal.valueOf(60)),
          Map.entry("min", BigDecimal.valueOf(60)),
          Map.entry("minute", BigDecimal.valueOf(60)),
          Map.entry("minutes", BigDecimal.valueOf(60)),
          Map.entry("h", BigDecimal.valueOf(3600)),
          Map.entry("hr", BigDecimal.valueOf(3600)),
          Map.entry("hour", BigDecimal.valueOf(3600)),
          Map.entry("hours", BigDecimal.valueOf(3600)),
          Map.entry("d", DAY),
          Map.entry("day", DAY),
          Map.entry("days", DAY),
          Map.entry("w", DAY.multiply(BigDecimal.valueOf(7))),
          Map.entry("week", DAY.multiply(BigDecimal.valueOf(7))),
          Map.entry("weeks", DAY.multiply(BigDecimal.valueOf(7))),
          Map.entry("mo", MONTH),
          Map.entry("month", MONTH),
          Map.entry("months", MONTH),
          Map.entry("y", MONTH.multiply(BigDecimal.valueOf(12))),
          Map.entry("yr", MONTH.multiply(BigDecimal.valueOf(12))),
          Map.entry("year", MONTH.multiply(BigDecimal.valueOf(12))),
          Map.entry("years", MONTH.multiply(BigDecimal.valueOf(12))));
}
