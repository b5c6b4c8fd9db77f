package io.omnimesh.simulator.door;

import io.omnimesh.simulator.world.Simulation;
import io.omnimesh.simulator.world.World;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.Subject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Writes into one source system in its own protocol. Used by one thread at a time. Every method may
 * throw when the system does not answer; the caller tries again, and a door reconnects by itself.
 */
public interface Door extends AutoCloseable {
  /** The source's name, which is also its catalog's name in Trino. */
  String name();

  /** The subjects that hold the events it takes. */
  Set<Subject> subjects();

  /** Whether it writes something for this event. */
  boolean takes(RetailEvent event);

  /** How often it is worth writing; what happens in between is written together. */
  default Duration cadence() {
    return Duration.ofSeconds(1);
  }

  /** Creates what is missing of the schema; idempotent. */
  void prepare();

  /** How far the system was written; absent in a system without master data. */
  Optional<Position> position();

  /**
   * How far a system with master data was written.
   *
   * @throws IllegalStateException where it has none yet
   */
  default Position reached() {
    return position().orElseThrow(() -> new IllegalStateException(name() + " was not seeded"));
  }

  /**
   * Writes the master data, and the state of stocks where the system holds them, and sets the
   * position to the simulation's time. Repeating it adds nothing.
   */
  Written seed(World world, Simulation simulation, String worldName);

  /**
   * Writes a window and moves the position to its end. Repeating a window that was written, wholly
   * or in part, adds nothing.
   */
  Written write(Window window);

  /** Lets connections go; a later call opens them again. */
  @Override
  void close();
}
