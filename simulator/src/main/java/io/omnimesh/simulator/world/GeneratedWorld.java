package io.omnimesh.simulator.world;

import io.omnimesh.simulator.world.master.MasterData;
import io.omnimesh.simulator.world.master.MasterMaker;
import io.omnimesh.simulator.world.master.Range;
import io.omnimesh.simulator.world.master.Truth;
import io.omnimesh.simulator.world.random.Streams;
import java.nio.file.Path;

/** A world made from its seed; the parts that never change are made once. */
final class GeneratedWorld implements World {
  private final WorldSettings settings;
  private final Streams streams;
  private final MasterData master;
  private final Truth truth;
  private final Range range;

  GeneratedWorld(WorldSettings settings) {
    this.settings = settings;
    this.streams = new Streams(settings.seed());
    MasterMaker.Made made =
        MasterMaker.make(
            streams,
            settings.start(),
            settings.stores(),
            settings.products(),
            settings.customers());
    this.master = made.master();
    this.truth = made.truth();
    this.range = made.range();
  }

  @Override
  public WorldSettings settings() {
    return settings;
  }

  @Override
  public MasterData master() {
    return master;
  }

  @Override
  public Truth truth() {
    return truth;
  }

  Streams streams() {
    return streams;
  }

  Range range() {
    return range;
  }

  @Override
  public Simulation simulation(SimulationOptions options) {
    return RunningWorld.start(this, options);
  }

  @Override
  public Simulation resume(Path file, SimulationOptions options) {
    return SavedState.resume(file, this, options);
  }
}
