package io.omnimesh.contract.sla;

import io.omnimesh.contract.sla.Observation.Missing;
import io.omnimesh.contract.sla.Observation.Seen;
import io.omnimesh.contract.sla.Observations.Incident;
import io.omnimesh.contract.sla.Observations.Share;
import io.omnimesh.contract.sla.SlaObjective.AtLeast;
import io.omnimesh.contract.sla.SlaObjective.AtMost;
import io.omnimesh.contract.sla.SlaObjective.DailyBy;
import io.omnimesh.contract.sla.SlaObjective.From;
import io.omnimesh.contract.sla.SlaObjective.NotEvaluable;
import io.omnimesh.contract.sla.SlaObjective.RateAtLeast;
import io.omnimesh.contract.sla.SlaObjective.ShareAtLeast;
import io.omnimesh.contract.sla.SlaObjective.ShareAtMost;
import io.omnimesh.contract.sla.SlaObjective.Until;
import io.omnimesh.contract.sla.SloState.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Decides whether promises are kept: pure, to the second. */
public final class SlaEvaluation {
  private final SlaTerm term;
  private final Observations seen;
  private final Instant now;

  private SlaEvaluation(SlaTerm term, Observations seen, Instant now) {
    this.term = term;
    this.seen = seen;
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * The state of a promise.
   *
   * @param now cut to whole seconds
   */
  public static SloState evaluate(SlaTerm term, Observations observations, Instant now) {
    return new SlaEvaluation(term, observations, now).state();
  }

  private SloState state() {
    return switch (term.objective()) {
      case NotEvaluable(String reason) -> unknown(reason);
      case AtMost(Duration limit) ->
          switch (term.measure().orElseThrow()) {
            case LATENCY -> on(newest(), at -> age(at, limit, "the newest data"));
            case FREQUENCY -> on(seen.lastUpdate(), at -> age(at, limit, "the last update"));
            case TIME_TO_DETECT ->
                on(seen.incidents(), all -> incidents(all, limit, Incident::detected, "detected"));
            case TIME_TO_NOTIFY ->
                on(seen.incidents(), all -> incidents(all, limit, Incident::notified, "told"));
            default ->
                on(seen.incidents(), all -> incidents(all, limit, Incident::repaired, "repaired"));
          };
      case AtLeast(Duration limit) -> on(oldest(), at -> retention(at, limit));
      case ShareAtLeast(BigDecimal percent) ->
          term.measure().orElseThrow() == SlaMeasure.AVAILABILITY
              ? on(seen.reads(), share -> share(share, percent, "reads succeeded"))
              : on(seen.delivered(), share -> share(share, percent, "rows are there"));
      case ShareAtMost(BigDecimal percent) ->
          on(seen.queries(), share -> share(share, percent, "queries failed"));
      case RateAtLeast(BigDecimal rows, Duration each) ->
          on(seen.rowsPerSecond(), actual -> rate(actual, rows, each));
      case From(Instant date) ->
          now.isBefore(date)
              ? state(Verdict.KEPT, "not due", "it is due on " + date, now)
              : on(seen.serving(), serving -> serving(serving, "it is due since " + date));
      case Until(Instant date) ->
          now.isBefore(date)
              ? on(seen.serving(), serving -> serving(serving, "it is promised until " + date))
              : state(Verdict.KEPT, "ended", "the promise ended on " + date, date);
      case DailyBy(OffsetTime time) -> on(seen.lastUpdate(), at -> daily(at, time));
    };
  }

  private Observation<Instant> newest() {
    return element(seen.newest(), seen.lastUpdate());
  }

  private Observation<Instant> oldest() {
    return element(seen.oldest(), seen.oldestData());
  }

  /** A promise on an element is measured there, and only without one on the data as a whole. */
  private Observation<Instant> element(
      Map<String, Observation<Instant>> elements, Observation<Instant> whole) {
    if (term.element().isEmpty()) {
      return whole;
    }
    String element = term.element().get();
    return elements.getOrDefault(
        element, Observation.missing("nothing was measured on " + element));
  }

  private <T> SloState on(Observation<T> observation, Function<T, SloState> judge) {
    return switch (observation) {
      case Seen<T>(T value) -> judge.apply(value);
      case Missing<T>(String reason) -> unknown(reason);
    };
  }

  private SloState age(Instant at, Duration limit, String what) {
    Instant due = at.plus(limit);
    Duration age = Duration.between(at, now);
    String actual = age.isNegative() ? "0s" : SlaUnits.text(age.truncatedTo(ChronoUnit.SECONDS));
    String reason = what + " is of " + at.truncatedTo(ChronoUnit.SECONDS);
    return due.isBefore(now)
        ? state(Verdict.BREACHED, actual, reason, due)
        : state(Verdict.KEPT, actual, reason, arrival(at));
  }

  /** An update is seen when it comes; a value of the data says nothing of when it came. */
  private Instant arrival(Instant at) {
    return term.element().isEmpty() ? at : now;
  }

  private SloState retention(Instant oldest, Duration limit) {
    String actual = SlaUnits.text(Duration.between(oldest, now).truncatedTo(ChronoUnit.SECONDS));
    String reason = "the oldest data is of " + oldest.truncatedTo(ChronoUnit.SECONDS);
    Instant bound = now.minus(limit);
    if (!oldest.isAfter(bound)) {
      return state(Verdict.KEPT, actual, reason, now);
    }
    if (seen.firstUpdate() instanceof Seen<Instant>(Instant first) && first.isAfter(bound)) {
      return state(Verdict.KEPT, actual, "there was no data before " + first, now);
    }
    return state(Verdict.BREACHED, actual, reason, now);
  }

  private SloState share(Share share, BigDecimal bound, String what) {
    if (share.whole() == 0) {
      return unknown("there was nothing to count yet");
    }
    BigDecimal percent = SlaUnits.percent(share.part(), share.whole());
    // compared as whole numbers, so that no rounding turns a breach into a kept promise
    int exact =
        BigDecimal.valueOf(share.part())
            .multiply(BigDecimal.valueOf(100))
            .compareTo(bound.multiply(BigDecimal.valueOf(share.whole())));
    boolean kept =
        term.objective().direction() == SlaObjective.Direction.HIGHER_IS_BETTER
            ? exact >= 0
            : exact <= 0;
    return state(
        kept ? Verdict.KEPT : Verdict.BREACHED,
        SlaUnits.text(percent) + " %",
        share.part() + " of " + share.whole() + " " + what,
        now);
  }

  private SloState rate(BigDecimal perSecond, BigDecimal rows, Duration each) {
    BigDecimal actual =
        perSecond
            .multiply(BigDecimal.valueOf(each.toMillis()))
            .divide(BigDecimal.valueOf(1_000), 3, RoundingMode.HALF_UP);
    return state(
        actual.compareTo(rows) >= 0 ? Verdict.KEPT : Verdict.BREACHED,
        SlaUnits.text(actual) + " rows every " + SlaUnits.text(each),
        "so many rows arrived lately",
        now);
  }

  private SloState serving(boolean serving, String reason) {
    return serving
        ? state(Verdict.KEPT, "served", reason, now)
        : state(Verdict.BREACHED, "not served", reason, now);
  }

  /** Data must have come within the day before the last time that it was due. */
  private SloState daily(Instant last, OffsetTime time) {
    Instant due = time.atDate(LocalDate.ofInstant(now, time.getOffset())).toInstant();
    if (due.isAfter(now)) {
      due = due.minus(Duration.ofDays(1));
    }
    String reason = "data was due at " + due + ", the last came at " + last;
    return last.isAfter(due.minus(Duration.ofDays(1)))
        ? state(Verdict.KEPT, last.toString(), reason, last.isAfter(due) ? last : due)
        : state(Verdict.BREACHED, last.toString(), reason, due);
  }

  private SloState incidents(
      List<Incident> incidents,
      Duration limit,
      Function<Incident, Optional<Instant>> reached,
      String what) {
    if (incidents.isEmpty()) {
      return state(Verdict.KEPT, "no incident", "there was no incident", now);
    }
    Duration worst = Duration.ZERO;
    Incident worstOf = incidents.getFirst();
    for (Incident incident : incidents) {
      Duration took = Duration.between(incident.began(), reached.apply(incident).orElse(now));
      if (took.compareTo(worst) > 0) {
        worst = took;
        worstOf = incident;
      }
    }
    String reason =
        "the breach of "
            + worstOf.began()
            + (reached.apply(worstOf).isPresent() ? " was " : " is not yet ")
            + what;
    return worst.compareTo(limit) > 0
        ? state(Verdict.BREACHED, SlaUnits.text(worst), reason, worstOf.began().plus(limit))
        : state(Verdict.KEPT, SlaUnits.text(worst), reason, now);
  }

  private SloState unknown(String reason) {
    return new SloState(
        term.key(),
        term.property(),
        term.objective().text(),
        Optional.empty(),
        Verdict.NOT_EVALUATED,
        reason,
        now);
  }

  private SloState state(Verdict verdict, String actual, String reason, Instant since) {
    Instant began = since.isAfter(now) ? now : since.truncatedTo(ChronoUnit.SECONDS);
    return new SloState(
        term.key(),
        term.property(),
        term.objective().text(),
        Optional.of(actual),
        verdict,
        reason,
        began);
  }
}
