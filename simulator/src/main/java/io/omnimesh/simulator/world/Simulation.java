package io.omnimesh.simulator.world;

import java.nio.file.Path;
import java.time.Instant;

/**
 * The running world. Not safe for use by several threads at once.
 *
 * <p>The events handed on between two instants depend on the settings and policies alone: not on
 * the steps in which time advances, not on the machine, not on the number of threads. A live run is
 * {@code advanceTo(start + elapsed * speed)} again and again; a history is one large step.
 *
 * <p>Restart without repetition or gap: call {@link #save} now and then, remember after each
 * durable write the instant up to which events were written, and after a crash {@link World#resume}
 * the last file and {@code advanceTo(written, EventSink.discarding())}.
 */
public interface Simulation {
  /** All events before this instant were handed on, none at or after it. */
  Instant time();

  /**
   * Hands on all events of [{@link #time()}, {@code until}) in the order of their time, and makes
   * {@code until} the time. Does nothing if {@code until} is not after the time.
   */
  void advanceTo(Instant until, EventSink sink);

  /** Pieces of a product on a store's shelf, as the store's system knows it. */
  int onHand(int storeId, int productId);

  /** Pieces of a product in a warehouse. */
  int inWarehouse(int warehouseId, int productId);

  /** Price per piece today, before promotions. */
  int listPriceCents(int productId);

  /** Writes the state to a file, atomically; {@link World#resume} reads it. */
  void save(Path file);
}
