package io.omnimesh.simulator.run;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.simulator.world.EventSink;
import io.omnimesh.simulator.world.Simulation;
import io.omnimesh.simulator.world.SimulationOptions;
import io.omnimesh.simulator.world.World;
import io.omnimesh.simulator.world.WorldSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * States of the world that were saved on the way, so that a simulation need not begin with the
 * world's first day. Only {@link #at} may be called by several threads at once.
 */
final class SavedWorlds {
  private static final Logger LOG = LoggerFactory.getLogger(SavedWorlds.class);
  private static final int KEPT_MAX = 4;
  private static final String PREFIX = "world-";
  private static final String SUFFIX = ".state";

  private final World world;
  private final Path folder;

  SavedWorlds(World world, Path folder) {
    this.world = world;
    this.folder = folder;
  }

  /** The simulation at an instant, from the nearest state before it. */
  Simulation at(Instant instant, SimulationOptions options) {
    Simulation simulation = nearest(instant, options);
    simulation.advanceTo(instant, EventSink.discarding());
    return simulation;
  }

  private Simulation nearest(Instant instant, SimulationOptions options) {
    for (Path file : files().reversed()) {
      if (time(file).isAfter(instant)) {
        continue;
      }
      try {
        Simulation resumed = world.resume(file, options);
        if (!resumed.time().isAfter(instant)) {
          return resumed;
        }
      } catch (RuntimeException e) {
        LOG.warn("the saved world {} is of no use: {}", file.getFileName(), e.getMessage());
      }
    }
    return world.simulation(options);
  }

  /**
   * Saves the state at the beginning of a day, when none of the day's events is made yet and the
   * state is small, and forgets the oldest.
   */
  void offer(Simulation simulation) {
    if (!simulation.time().equals(beginOfDay(simulation.time()))) {
      return;
    }
    simulation.save(folder.resolve(PREFIX + simulation.time().toEpochMilli() + SUFFIX));
    List<Path> files = files();
    for (Path old : files.subList(0, Math.max(0, files.size() - KEPT_MAX))) {
      try {
        Files.deleteIfExists(old);
      } catch (IOException e) {
        LOG.warn("cannot remove {}: {}", old, e.getMessage());
      }
    }
  }

  /** The beginning of the retailer's day in which an instant lies. */
  static Instant beginOfDay(Instant instant) {
    return day(instant).atStartOfDay(WorldSettings.ZONE).toInstant();
  }

  /** The beginning of the retailer's next day. */
  static Instant endOfDay(Instant instant) {
    return day(instant).plusDays(1).atStartOfDay(WorldSettings.ZONE).toInstant();
  }

  private static LocalDate day(Instant instant) {
    return instant.atZone(WorldSettings.ZONE).toLocalDate();
  }

  /** The files, the oldest state first. */
  private List<Path> files() {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> files =
          new ArrayList<>(
              all.filter(file ->
                      file.getFileName().toString().matches(PREFIX + "\\d{1,18}\\" + SUFFIX))
                  .toList());
      files.sort(Comparator.comparing(SavedWorlds::time));
      return files;
    } catch (IOException e) {
      throw new MeshException(
          ErrorCode.INTERNAL, "Cannot read folder " + folder + ": " + e.getMessage(), e);
    }
  }

  private static Instant time(Path file) {
    String name = file.getFileName().toString();
    return Instant.ofEpochMilli(
        Long.parseLong(name.substring(PREFIX.length(), name.length() - SUFFIX.length())));
  }
}
