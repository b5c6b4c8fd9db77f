package io.omnimesh.catalog.state;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One computation of a table port.
 *
 * @param by who or what asked: a user, {@code schedule}
 * @param snapshotId that it published
 * @param rows that it published
 * @param message why it failed, or was skipped
 */
public record MaterialisationRun(
    long id,
    PortId port,
    String by,
    Instant startedAt,
    Optional<Instant> endedAt,
    State state,
    OptionalLong snapshotId,
    OptionalLong rows,
    Optional<String> message) {

  /** How far it is. */
  public enum State {
    RUNNING,
    PUBLISHED,
    /** The data did not keep the contract's promises; readers still see the run before. */
    REJECTED,
    FAILED,
    /** Its process died before it published. */
    INTERRUPTED
  }

  /** A name of this run that no other has, for what it makes outside: {@code orders_v1_r42}. */
  public String key() {
    return port.port() + "_v" + port.major() + "_r" + id;
  }
}
