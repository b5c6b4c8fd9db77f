package io.omnimesh.catalog.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When service levels were kept and when not. Thread-safe. */
public interface SloHistory {

  /**
   * Keeps a change, unless the service level is in that state already.
   *
   * @return the change with its id; empty where it was none
   */
  Optional<SloChange> record(SloChange change);

  /** The newest change of every service level of every port. */
  List<SloChange> latest();

  /** The newest change of every service level of a port. */
  List<SloChange> latest(PortId port);

  /** The changes of a port, newest first. */
  Page<SloChange> page(PortId port, PageRequest request);

  /**
   * The state of a service level through a window: the last change before it and those inside,
   * oldest first. The time in breach, and with it the error budget, follows from them.
   */
  List<SloChange> timeline(PortId port, String property, Instant start, Instant end);

  /**
   * Removes the changes before, but never the newest of a service level.
   *
   * @return how many
   */
  int purgeBefore(Instant end);
}
