package io.omnimesh.contract.sla;

import io.omnimesh.contract.odcs.SlaProperty;
import io.omnimesh.contract.sla.SlaObjective.NotEvaluable;
import io.omnimesh.contract.sla.SlaUnits.Amount;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One promise of service, as it can be measured.
 *
 * @param key names it among the promises of a contract: its id, else property and element
 * @param property as the contract writes it
 * @param measure what is measured; empty where the mesh does not know the property
 * @param element {@code object.property} on which it is measured
 * @param driver who wants it: {@code regulatory}, {@code analytics}, {@code operational}
 */
public record SlaTerm(
    String key,
    String property,
    Optional<SlaMeasure> measure,
    Optional<String> element,
    Optional<String> driver,
    SlaObjective objective) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Set<String> PERCENT = Set.of("%", "percent", "pct", "percentage");
  private static final Set<String> RATIO = Set.of("ratio", "fraction");
  private static final Set<String> ROWS =
      Set.of("", "row", "rows", "record", "records", "event", "events", "message", "messages");

  /** Reads a promise; what cannot be measured becomes {@link NotEvaluable} with the reason. */
  public static SlaTerm of(SlaProperty sla) {
    Optional<SlaMeasure> measure = SlaMeasure.of(sla.property());
    String name = measure.map(SlaMeasure::word).orElse(sla.property());
    String driver = sla.driver().map(each -> " for " + each).orElse("");
    String key =
        sla.id().orElse(name + sla.element().map(each -> " of " + each).orElse("") + driver);
    SlaObjective objective =
        measure
            .map(each -> objective(each, sla))
            .orElseGet(() ->
                new NotEvaluable("the mesh does not know how to measure '" + sla.property() + "'"));
    return new SlaTerm(key, sla.property(), measure, sla.element(), sla.driver(), objective);
  }

  private static SlaObjective objective(SlaMeasure measure, SlaProperty sla) {
    return switch (measure) {
      case LATENCY, TIME_TO_DETECT, TIME_TO_NOTIFY, TIME_TO_REPAIR ->
          duration(sla).<SlaObjective>map(SlaObjective.AtMost::new).orElseGet(() -> noTime(sla));
      case FREQUENCY ->
          interval(sla).<SlaObjective>map(SlaObjective.AtMost::new).orElseGet(() -> noTime(sla));
      case RETENTION ->
          duration(sla).<SlaObjective>map(SlaObjective.AtLeast::new).orElseGet(() -> noTime(sla));
      case AVAILABILITY, COMPLETENESS ->
          percent(sla)
              .<SlaObjective>map(SlaObjective.ShareAtLeast::new)
              .orElseGet(() -> noPercent(sla));
      case ERROR_RATE ->
          percent(sla)
              .<SlaObjective>map(SlaObjective.ShareAtMost::new)
              .orElseGet(() -> noPercent(sla));
      case THROUGHPUT -> rate(sla);
      case GENERAL_AVAILABILITY ->
          SlaUnits.instant(sla.value())
              .<SlaObjective>map(SlaObjective.From::new)
              .orElseGet(() -> noDate(sla));
      case END_OF_SUPPORT, END_OF_LIFE ->
          SlaUnits.instant(sla.value())
              .<SlaObjective>map(SlaObjective.Until::new)
              .orElseGet(() -> noDate(sla));
      case TIME_OF_AVAILABILITY ->
          SlaUnits.time(sla.value())
              .<SlaObjective>map(SlaObjective.DailyBy::new)
              .orElseGet(
                  () -> new NotEvaluable(written(sla) + " is no time of day such as 09:00+01:00"));
    };
  }

  private static Optional<Duration> duration(SlaProperty sla) {
    return SlaUnits.isoDuration(sla.value())
        .or(() ->
            SlaUnits.amount(sla.value(), sla.unit())
                .flatMap(amount ->
                    SlaUnits.unit(amount.unit())
                        .flatMap(unit -> SlaUnits.times(amount.number(), unit))));
  }

  /** {@code 1 d} is once a day; {@code 4 per day} and {@code 4 /d} are every six hours. */
  private static Optional<Duration> interval(SlaProperty sla) {
    Optional<Amount> amount = SlaUnits.amount(sla.value(), sla.unit());
    Optional<String> each = amount.flatMap(it -> per(it.unit())).map(PerUnit::unit);
    if (amount.isPresent() && each.isPresent() && amount.get().number().signum() > 0) {
      return SlaUnits.unit(each.get())
          .map(unit ->
              Duration.ofMillis(
                  BigDecimal.valueOf(unit.toMillis())
                      .divideToIntegralValue(amount.get().number())
                      .longValue()));
    }
    return duration(sla).filter(it -> !it.isZero());
  }

  private static Optional<BigDecimal> percent(SlaProperty sla) {
    return SlaUnits.amount(sla.value(), sla.unit())
        .flatMap(amount -> {
          String unit = amount.unit().toLowerCase(Locale.ROOT);
          BigDecimal number = amount.number();
          if (PERCENT.contains(unit)) {
            return Optional.of(number);
          }
          if (RATIO.contains(unit)) {
            return Optional.of(number.multiply(HUNDRED));
          }
          // up to 1 it may be a share of one or a percentage: nobody can tell
          return unit.isEmpty() && number.compareTo(BigDecimal.ONE) > 0
              ? Optional.of(number)
              : Optional.empty();
        })
        .filter(percent -> percent.signum() >= 0 && percent.compareTo(HUNDRED) <= 0);
  }

  private static SlaObjective rate(SlaProperty sla) {
    Optional<Amount> amount = SlaUnits.amount(sla.value(), sla.unit());
    if (amount.isPresent() && amount.get().number().signum() > 0) {
      Optional<PerUnit> per = per(amount.get().unit());
      Optional<Duration> each = per.flatMap(it -> SlaUnits.unit(it.unit()));
      if (each.isPresent() && ROWS.contains(per.get().what().toLowerCase(Locale.ROOT))) {
        return new SlaObjective.RateAtLeast(amount.get().number(), each.get());
      }
    }
    return new NotEvaluable(written(sla) + " is no rate of rows; write unit: rows/s");
  }

  private record PerUnit(String what, String unit) {}

  /** Reads {@code rows/s}, {@code rows per second}, {@code /d}. */
  private static Optional<PerUnit> per(String unit) {
    String[] parts = unit.split("\\s*/\\s*|\\s*\\bper\\b\\s*", 2);
    return parts.length == 2
        ? Optional.of(new PerUnit(parts[0].strip(), parts[1].strip()))
        : Optional.empty();
  }

  private static SlaObjective noTime(SlaProperty sla) {
    return new NotEvaluable(
        written(sla) + " is no time; write a number and unit: s, m, h, d, w, mo or y");
  }

  private static SlaObjective noPercent(SlaProperty sla) {
    return new NotEvaluable(
        written(sla) + " is no share; write a number from 0 to 100 and unit: percent");
  }

  private static SlaObjective noDate(SlaProperty sla) {
    return new NotEvaluable(written(sla) + " is no date such as 2032-05-12T09:30:00Z");
  }

  private static String written(SlaProperty sla) {
    return "'"
        + Objects.toString(sla.value(), "null")
        + sla.unit().map(unit -> " " + unit).orElse("")
        + "'";
  }
}
