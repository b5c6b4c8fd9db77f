package io.omnimesh.simulator.run;

import io.omnimesh.catalog.error.ErrorCode;
import io.omnimesh.catalog.error.MeshException;
import io.omnimesh.simulator.door.Door;
import io.omnimesh.simulator.door.Position;
import io.omnimesh.simulator.door.Window;
import io.omnimesh.simulator.door.Written;
import io.omnimesh.simulator.world.EventSink;
import io.omnimesh.simulator.world.Simulation;
import io.omnimesh.simulator.world.SimulationOptions;
import io.omnimesh.simulator.world.World;
import io.omnimesh.simulator.world.event.RetailEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one source in step with the world. It simulates the subjects of its door by itself, from
 * the position that the source holds: nothing waits in a queue, a source that is down holds back
 * only itself and loses nothing, and a restart goes on where the source stopped. One thread runs
 * it; its state may be read by any.
 */
final class DoorWorker implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(DoorWorker.class);
  private static final Duration BACK_OFF_MIN = Duration.ofMillis(500);
  private static final Duration BACK_OFF_MAX = Duration.ofSeconds(30);
  private static final Duration STEP = Duration.ofHours(1);
  private static final Duration SAVE_EVERY = Duration.ofHours(6);
  private static final int WINDOW_EVENTS_MAX = 40_000;

  private final Door door;
  private final World world;
  private final String worldName;
  private final SimulatedClock clock;
  private final Path state;
  private final CountDownLatch stop;

  private @Nullable Simulation simulation;
  private @Nullable Window pending;
  private Instant saved = Instant.MIN;
  private volatile Instant reached = Instant.MIN;
  private volatile boolean caughtUp;
  private volatile Written written = Written.none();
  private volatile String trouble = "";

  DoorWorker(Door door, World world, SimulatedClock clock, Path folder, CountDownLatch stop) {
    this.door = door;
    this.world = world;
    this.worldName = WorldFile.name(world.settings());
    this.clock = clock;
    this.state = folder.resolve(door.name() + ".state");
    this.stop = stop;
  }

  String name() {
    return door.name();
  }

  /** Whether the source was once in step with the world since the start. */
  boolean caughtUp() {
    return caughtUp;
  }

  /** All events before this instant are stored. */
  Instant reached() {
    return reached;
  }

  Written written() {
    return written;
  }

  /** What keeps it from writing; empty when nothing does. */
  String trouble() {
    return trouble;
  }

  @Override
  public void run() {
    Duration backOff = BACK_OFF_MIN;
    while (stop.getCount() > 0) {
      try {
        connect();
        backOff = BACK_OFF_MIN;
        follow();
      } catch (RuntimeException | LinkageError e) {
        fail(e);
        pause(backOff);
        backOff = backOff.multipliedBy(2);
        backOff = backOff.compareTo(BACK_OFF_MAX) > 0 ? BACK_OFF_MAX : backOff;
      }
    }
    door.close();
  }

  private void fail(Throwable e) {
    String text = e.getMessage() == null ? e.toString() : e.getMessage();
    if (!text.equals(trouble)) {
      LOG.warn("{} holds back at {}: {}", door.name(), reached, text);
      LOG.debug("{} failed", door.name(), e);
    }
    trouble = text;
    door.close();
  }

  private void connect() {
    door.prepare();
    Optional<Position> position = door.position();
    if (position.isEmpty()) {
      pending = null;
      Simulation fresh = world.simulation(options());
      add(door.seed(world, fresh, worldName));
      simulation = fresh;
      reached = fresh.time();
      return;
    }
    if (!position.get().world().equals(worldName)) {
      throw new MeshException(
          ErrorCode.CONFLICT,
          "%s holds another world (%s) than this one (%s); reset its part with `mesh reset`"
              .formatted(door.name(), position.get().world(), worldName));
    }
    Instant until = position.get().until();
    Window waiting = pending;
    if (simulation == null || waiting == null || until.isBefore(waiting.from())) {
      pending = null;
      Simulation resumed = resumed(until);
      resumed.advanceTo(until, EventSink.discarding());
      simulation = resumed;
    }
    reached = until;
  }

  /** The saved state if it is not beyond what the source holds, else the world's beginning. */
  private Simulation resumed(Instant until) {
    if (Files.exists(state)) {
      try {
        Simulation resumed = world.resume(state, options());
        if (!resumed.time().isAfter(until)) {
          saved = resumed.time();
          return resumed;
        }
      } catch (RuntimeException e) {
        LOG.warn("{}: the saved state is of no use: {}", door.name(), e.getMessage());
      }
    }
    return world.simulation(options());
  }

  private SimulationOptions options() {
    return SimulationOptions.ofDefaults().withSubjects(door.subjects());
  }

  private void follow() {
    Simulation running = java.util.Objects.requireNonNull(simulation);
    while (stop.getCount() > 0) {
      Window window = pending == null ? next(running) : pending;
      if (window == null) {
        caughtUp = true;
        save(running);
        pause(door.cadence());
        continue;
      }
      pending = window;
      add(door.write(window));
      pending = null;
      reached = window.until();
      if (!trouble.isEmpty()) {
        LOG.info("{} writes again", door.name());
        trouble = "";
      }
    }
  }

  /** What happened since; absent when the world's time has come no further than a cadence. */
  private @Nullable Window next(Simulation running) {
    Instant from = running.time();
    Instant now = clock.now();
    if (Duration.between(from, now).compareTo(stride()) < 0) {
      return null;
    }
    List<RetailEvent> events = new ArrayList<>();
    while (running.time().isBefore(now) && events.size() < WINDOW_EVENTS_MAX) {
      Instant step = running.time().plus(STEP);
      running.advanceTo(
          step.isBefore(now) ? step : now,
          event -> {
            if (door.takes(event)) {
              events.add(event);
            }
          });
    }
    return new Window(from, running.time(), events);
  }

  /** A cadence is of the wall clock; a fast world writes as often, and more at once. */
  private Duration stride() {
    return Duration.ofMillis((long) (door.cadence().toMillis() * clock.speed() / 2));
  }

  private void save(Simulation running) {
    if (saved.equals(Instant.MIN)
        || Duration.between(saved, running.time()).compareTo(SAVE_EVERY) > 0) {
      running.save(state);
      saved = running.time();
    }
  }

  private void add(Written more) {
    written = written.plus(more);
  }

  private void pause(Duration time) {
    try {
      boolean stopped = stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
      if (stopped) {
        LOG.debug("{} stops", door.name());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop.countDown();
    }
  }
}
