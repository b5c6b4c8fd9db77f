package io.omnimesh.simulator.door;

import io.omnimesh.simulator.world.event.RetailEvent;
import java.time.Instant;
import java.util.List;

/**
 * The events of [{@code from}, {@code until}) that one door takes, in the order of their time.
 *
 * @param from first instant
 * @param until first instant after the window
 * @param events may be empty: the position still moves
 */
public record Window(Instant from, Instant until, List<RetailEvent> events) {
  /** The part of this window at or after an instant. */
  Window after(Instant position) {
    if (!position.isAfter(from)) {
      return this;
    }
    return new Window(
        position, until, events.stream().filter(e -> !e.time().isBefore(position)).toList());
  }
}
