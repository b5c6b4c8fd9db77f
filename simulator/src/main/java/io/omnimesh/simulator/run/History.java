package io.omnimesh.simulator.run;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.catalog.home.Variables;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.simulator.door.Window;
import io.omnimesh.simulator.door.Written;
import io.omnimesh.simulator.door.sql.SqlDoor;
import io.omnimesh.simulator.world.Simulation;
import io.omnimesh.simulator.world.SimulationOptions;
import io.omnimesh.simulator.world.World;
import io.omnimesh.simulator.world.WorldSettings;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.master.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Loads the days before a world's beginning into the relational sources: the past of the same
 * retailer, simulated from an earlier first day with the same seed. Each day is one transaction
 * with a marker, so that a load that was stopped goes on with the first day that is missing.
 */
public final class History {
  private static final int DAYS_AHEAD_MAX = 3;

  private final MeshHome home;
  private final Variables variables;
  private final Clock clock;

  public History(MeshHome home, Variables variables, Clock clock) {
    this.home = home;
    this.variables = variables;
    this.clock = clock;
  }

  /**
   * What one source got.
   *
   * @param source its name
   * @param rows rows by table that were loaded now
   * @param daysBefore days that an earlier run had loaded
   * @param took how long it took, indexes included
   */
  public record Loaded(String source, Written rows, int days, int daysBefore, Duration took) {}

  /** Told of every day that was loaded. */
  @FunctionalInterface
  public interface Progress {
    void loaded(String source, int day, int days, long rows);
  }

  /**
   * Loads all days of [begin of {@code settings} minus {@code days}, begin).
   *
   * @param settings of the installation's world
   * @param only names of the sources to load; empty for all relational ones
   */
  public List<Loaded> load(WorldSettings settings, int days, List<String> only, Progress progress) {
    WorldSettings earlier =
        new WorldSettings(
            settings.seed(),
            settings.start().minusDays(days),
            settings.stores(),
            settings.products(),
            settings.customers(),
            settings.intensity());
    World present = World.create(settings);
    World past = World.create(earlier);
    List<SqlDoor> doors = new Doors(home, variables, past.master(), clock).relational();
    List<String> names = doors.stream().map(SqlDoor::name).toList();
    for (String name : only) {
      if (!names.contains(name)) {
        throw new MeshException(
            ErrorCode.INVALID_INPUT, "No source " + name + " keeps history; choose of " + names);
      }
    }
    List<Loaded> loaded = new ArrayList<>();
    for (SqlDoor door : doors) {
      if (only.isEmpty() || only.contains(door.name())) {
        try (door) {
          loaded.add(load(door, present, past, days, progress));
        }
      }
    }
    return loaded;
  }

  private Loaded load(SqlDoor door, World present, World past, int days, Progress progress) {
    Instant began = clock.instant();
    String pastName = WorldFile.name(past.settings());
    door.prepare();
    Supplier<Simulation> now =
        () -> present.simulation(SimulationOptions.ofDefaults().withSubjects(door.subjects()));
    if (door.position().isEmpty()) {
      door.seed(present, now.get(), WorldFile.name(present.settings()));
    }
    door.beforeHistory();
    Written rows = Written.none();
    int before = 0;
    try (Days generated = new Days(past, door, days)) {
      for (int day = 1; day <= days; day++) {
        Window window = generated.take();
        LocalDate date = window.from().atZone(WorldSettings.ZONE).toLocalDate();
        Optional<Written> written = door.history(date, window, pastName);
        if (written.isEmpty()) {
          before++;
        } else {
          rows = rows.plus(written.get());
        }
        progress.loaded(door.name(), day, days, rows.total());
      }
      rows =
          rows.plus(
              door.joinHistory(
                  present.settings().start(),
                  present.master().stores().stream().map(Store::storeId).toList(),
                  generated.end(),
                  now,
                  pastName));
    }
    door.afterHistory();
    return new Loaded(
        door.name(), rows, days - before, before, Duration.between(began, clock.instant()));
  }

  /** Simulates on a thread of its own, a few days ahead of who takes them. */
  private static final class Days implements AutoCloseable {
    private final BlockingQueue<Window> ready = new ArrayBlockingQueue<>(DAYS_AHEAD_MAX);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Simulation simulation;
    private final Thread thread;

    Days(World world, SqlDoor door, int days) {
      this.simulation =
          world.simulation(SimulationOptions.ofDefaults().withSubjects(door.subjects()));
      this.thread =
          Thread.ofPlatform()
              .daemon()
              .name("history of " + door.name())
              .start(() -> generate(world.settings().start(), door::keepsHistory, days));
    }

    private void generate(LocalDate first, Predicate<RetailEvent> keeps, int days) {
      try {
        for (int day = 1; day <= days; day++) {
          Instant from = simulation.time();
          List<RetailEvent> events = new ArrayList<>();
          simulation.advanceTo(
              first.plusDays(day).atStartOfDay(WorldSettings.ZONE).toInstant(),
              event -> {
                if (keeps.test(event)) {
                  events.add(event);
                }
              });
          ready.put(new Window(from, simulation.time(), events));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException | Error e) {
        failure.set(e);
      }
    }

    Window take() {
      try {
        while (true) {
          Window window = ready.poll(100, java.util.concurrent.TimeUnit.MILLISECONDS);
          if (window != null) {
            return window;
          }
          Throwable failed = failure.get();
          if (failed != null) {
            throw new MeshException(
                ErrorCode.INTERNAL, "The past cannot be simulated: " + failed, failed);
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new MeshException(ErrorCode.CANCELLED, "Interrupted while loading history", e);
      }
    }

    /** The past at its end, once all days were taken. */
    Simulation end() {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new MeshException(ErrorCode.CANCELLED, "Interrupted while loading history", e);
      }
      return simulation;
    }

    @Override
    public void close() {
      thread.interrupt();
    }
  }
}
