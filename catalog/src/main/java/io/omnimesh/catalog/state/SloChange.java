package io.omnimesh.catalog.state;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * That a service level of a port went from one state into another.
 *
 * @param id given by the store; 0 before
 * @param property of the contract's SLA, with its element where it has one: {@code
 *     latency:orders.created_at}
 * @param measured the value that decided, in the unit of the contract
 * @param target what was promised
 * @param message what a person should know
 */
public record SloChange(
    long id,
    PortId port,
    String property,
    State state,
    Instant at,
    OptionalDouble measured,
    OptionalDouble target,
    Optional<String> unit,
    String message) {

  /** Whether a promise is kept. */
  public enum State {
    MET,
    BREACHED,
    /** It cannot be told; the message says why. */
    NOT_EVALUATED
  }
}
