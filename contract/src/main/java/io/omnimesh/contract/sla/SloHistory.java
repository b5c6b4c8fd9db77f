package io.omnimesh.contract.sla;

import io.omnimesh.contract.sla.SloState.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When the verdict on a promise changed. Only changes are held, so that a month of seconds takes a
 * few lines.
 *
 * @param changes in the order of their time, neighbours with different verdicts
 */
public record SloHistory(List<Change> changes) {
  public static final SloHistory EMPTY = new SloHistory(List.of());

  /** The window of an error budget. */
  public static final Duration WINDOW = Duration.ofDays(30);

  /** The share of the window in which a promise must be kept, unless something else is said. */
  public static final BigDecimal TARGET_PERCENT = new BigDecimal("99.9");

  /** A promise that flutters more loses its oldest changes. */
  public static final int CHANGES_MAX = 10_000;

  public SloHistory {
    changes = List.copyOf(changes);
  }

  /** From this second on, this was the verdict. */
  public record Change(Instant at, Verdict verdict) {
    public Change {
      at = at.truncatedTo(ChronoUnit.SECONDS);
    }
  }

  /**
   * This history and what came next. What is older than the window is left out.
   *
   * @param at not before the last change; an earlier instant counts as that of the last change
   */
  public SloHistory with(Verdict verdict, Instant at) {
    List<Change> all = new ArrayList<>(changes);
    Instant from = at.truncatedTo(ChronoUnit.SECONDS);
    if (!all.isEmpty() && !from.isAfter(all.getLast().at())) {
      from = all.getLast().at();
      if (all.getLast().verdict() != verdict) {
        all.removeLast();
      }
    }
    if (all.isEmpty() || all.getLast().verdict() != verdict) {
      all.add(new Change(from, verdict));
    }
    Instant start = from.minus(WINDOW);
    while (all.size() > CHANGES_MAX || (all.size() > 1 && !all.get(1).at().isAfter(start))) {
      all.removeFirst();
    }
    return new SloHistory(all);
  }

  /** The verdict at an instant; empty before the first. */
  public Optional<Verdict> at(Instant instant) {
    return changes.reversed().stream()
        .filter(change -> !change.at().isAfter(instant))
        .map(Change::verdict)
        .findFirst();
  }

  /** The error budget of the last 30 days. */
  public SloBudget budget(Instant now) {
    return budget(now, WINDOW, TARGET_PERCENT);
  }

  /**
   * The error budget of a window that ends now. Time without a verdict neither uses nor earns
   * budget.
   *
   * @param targetPercent the share of the window in which the promise must be kept
   */
  public SloBudget budget(Instant now, Duration window, BigDecimal targetPercent) {
    Instant end = now.truncatedTo(ChronoUnit.SECONDS);
    Instant start = end.minus(window);
    long kept = 0;
    long breached = 0;
    for (int i = 0; i < changes.size(); i++) {
      Instant from = later(changes.get(i).at(), start);
      Instant to = i + 1 < changes.size() ? earlier(changes.get(i + 1).at(), end) : end;
      long seconds = Math.max(0, Duration.between(from, to).toSeconds());
      switch (changes.get(i).verdict()) {
        case KEPT -> kept += seconds;
        case BREACHED -> breached += seconds;
        case NOT_EVALUATED -> {}
      }
    }
    long allowed =
        BigDecimal.valueOf(100)
            .subtract(targetPercent)
            .multiply(BigDecimal.valueOf(window.toSeconds()))
            .divide(BigDecimal.valueOf(100), 0, RoundingMode.DOWN)
            .longValue();
    Optional<BigDecimal> percent =
        kept + breached == 0
            ? Optional.empty()
            : Optional.of(SlaUnits.percent(kept, kept + breached));
    return new SloBudget(
        window,
        targetPercent,
        Duration.ofSeconds(kept),
        Duration.ofSeconds(breached),
        window.minusSeconds(kept + breached),
        percent,
        Duration.ofSeconds(allowed),
        Duration.ofSeconds(allowed - breached));
  }

  private static Instant later(Instant left, Instant right) {
    return left.isAfter(right) ? left : right;
  }

  private static Instant earlier(Instant left, Instant right) {
    return left.isBefore(right) ? left : right;
  }
}
