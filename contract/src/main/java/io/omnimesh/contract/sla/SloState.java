package io.omnimesh.contract.sla;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether a promise is kept.
 *
 * @param key of the {@link SlaTerm}
 * @param property as the contract writes it
 * @param objective in words
 * @param actual what was measured, in words; empty where nothing was
 * @param reason why the verdict is what it is, a clause
 * @param since when the verdict began, as far as is known; whole seconds
 */
public record SloState(
    String key,
    String property,
    String objective,
    Optional<String> actual,
    Verdict verdict,
    String reason,
    Instant since) {

  /** This state as the successor of another: an unchanged verdict keeps its beginning. */
  public SloState after(Optional<SloState> before) {
    return before
        .filter(state -> state.verdict == verdict && state.since.isBefore(since))
        .map(state -> new SloState(key, property, objective, actual, verdict, reason, state.since))
        .orElse(this);
  }

  public enum Verdict {
    KEPT,
    BREACHED,
    NOT_EVALUATED
  }
}
