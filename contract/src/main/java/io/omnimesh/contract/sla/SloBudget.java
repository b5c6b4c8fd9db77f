package io.omnimesh.contract.sla;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * How much of a window a promise was kept, and how much longer it may be broken.
 *
 * @param kept together with {@code breached} and {@code notEvaluated} it is the window
 * @param keptPercent of the time with a verdict; empty where there is none
 * @param allowed how long the promise may be broken in the window
 * @param left of that; negative where it is overspent
 */
public record SloBudget(
    Duration window,
    BigDecimal targetPercent,
    Duration kept,
    Duration breached,
    Duration notEvaluated,
    Optional<BigDecimal> keptPercent,
    Duration allowed,
    Duration left) {
  /** Whether the budget is used up. */
  public boolean isSpent() {
    return left.isNegative() || left.isZero();
  }
}
