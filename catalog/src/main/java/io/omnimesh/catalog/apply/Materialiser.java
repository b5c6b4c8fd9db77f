package io.omnimesh.catalog.apply;

import io.omnimesh.catalog.product.Port;

/** Makes the data of table ports. */
public interface Materialiser {

  /** Runs a port's query, checks the result, and shows it in one step; or leaves all as it was. */
  Outcome materialise(Port port, String by);

  /** How a run ended. */
  enum State {
    PUBLISHED,
    /** The data broke the contract. */
    REJECTED,
    FAILED
  }

  /**
   * What a run did.
   *
   * @param message why the data was not shown
   */
  record Outcome(State state, long rows, String message) {}
}
