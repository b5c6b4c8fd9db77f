package io.omnimesh.simulator.world;

import io.omnimesh.simulator.world.master.MasterData;
import io.omnimesh.simulator.world.master.Truth;
import java.nio.file.Path;

/**
 * One retailer with its shoppers: immutable, made from settings alone. Safe for use by many
 * threads.
 */
public interface World {
  /** Makes the world of these settings: the reference retailer in about a second. */
  static World create(WorldSettings settings) {
    return new GeneratedWorld(settings);
  }

  /** What it was made from. */
  WorldSettings settings();

  /** Places, range, vendors and identities at the start. */
  MasterData master();

  /** Who is who; for evaluation only, never written to a source system. */
  Truth truth();

  /** The simulation at the first instant of the settings' first day. */
  Simulation simulation(SimulationOptions options);

  /**
   * The simulation as saved by {@link Simulation#save}; it goes on with exactly the events that
   * would have come after. Refuses a file of another world.
   */
  Simulation resume(Path file, SimulationOptions options);
}
