package io.omnimesh.contract.sla;

import io.omnimesh.contract.sla.SloState.Verdict;
import java.time.Instant;
import java.util.Optional;

/**
 * A promise over time: a new state makes a new track, and perhaps an event.
 *
 * @param port {@code domain.port}, with its major: {@code ecommerce.orders_v1}
 * @param state the last one
 * @param lastVerdict the last one that was kept or breached, so that a gap hides no change
 */
public record SloTrack(
    String port, Optional<SloState> state, Optional<Verdict> lastVerdict, SloHistory history) {

  /** Nothing is known yet. */
  public static SloTrack of(String port) {
    return new SloTrack(port, Optional.empty(), Optional.empty(), SloHistory.EMPTY);
  }

  /** What a state makes of the track. */
  public record Step(SloTrack track, Optional<SloEvent> event) {}

  /** The track after one more evaluation. A promise that is kept from the start is no event. */
  public Step next(SloState evaluated, Instant now) {
    SloState next = evaluated.after(state);
    Verdict verdict = next.verdict();
    boolean changed = state.filter(before -> before.verdict() == verdict).isEmpty();
    SloHistory longer = changed ? history.with(verdict, since(next, now)) : history;
    Optional<SloEvent> event =
        switch (verdict) {
          case BREACHED ->
              lastVerdict.filter(Verdict.BREACHED::equals).isPresent()
                  ? Optional.empty()
                  : Optional.of(SloEvent.of(SloEvent.Type.BREACHED, port, next, now));
          case KEPT ->
              lastVerdict.filter(Verdict.BREACHED::equals).isPresent()
                  ? Optional.of(SloEvent.of(SloEvent.Type.RECOVERED, port, next, now))
                  : Optional.empty();
          case NOT_EVALUATED -> Optional.empty();
        };
    Optional<Verdict> last = verdict == Verdict.NOT_EVALUATED ? lastVerdict : Optional.of(verdict);
    return new Step(new SloTrack(port, Optional.of(next), last, longer), event);
  }

  /** A first verdict counts from now on: what was before nobody watched. */
  private Instant since(SloState next, Instant now) {
    return history.changes().isEmpty() ? now : next.since();
  }
}
