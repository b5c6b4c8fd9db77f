package io.omnimesh.simulator.run;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.catalog.home.Variables;
import io.omnimesh.simulator.door.Door;
import io.omnimesh.simulator.door.file.TrafficDoor;
import io.omnimesh.simulator.world.Simulation;
import io.omnimesh.simulator.world.SimulationOptions;
import io.omnimesh.simulator.world.World;
import io.omnimesh.simulator.world.WorldSettings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live simulator: one simulation for all sources in step, one worker for each door, and an
 * exporter that tells how they are.
 */
public final class LiveRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveRun.class);
  private static final Duration STOP_MAX = Duration.ofSeconds(5);
  private static final Duration START_MAX = Duration.ofSeconds(15);
  private static final Duration TICK = Duration.ofMillis(500);
  private static final int CATCHING_UP_MAX = 1;

  private final CountDownLatch stop = new CountDownLatch(1);
  private final List<DoorWorker> workers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Exporter exporter;
  private final Clock clock;
  private final double speed;
  private final Instant firstInstant;
  private final Feed feed;

  /**
   * Starts the workers and the exporter.
   *
   * @param speed seconds of the world in a second
   * @param port of the exporter
   */
  public LiveRun(
      MeshHome home,
      Variables variables,
      WorldSettings settings,
      double speed,
      int port,
      Clock clock)
      throws IOException {
    World world = World.create(settings);
    this.clock = clock;
    this.speed = speed;
    Simulation firstDay = world.simulation(SimulationOptions.ofDefaults());
    this.firstInstant = firstDay.time();
    SavedWorlds saved = new SavedWorlds(world, home.data("simulator"));
    this.feed = new Feed(saved);
    Doors doors = new Doors(home, variables, world.master(), clock);
    TrafficDoor traffic = doors.traffic();
    DoorWorker.Shared shared =
        new DoorWorker.Shared(world, firstDay, saved, feed, new Semaphore(CATCHING_UP_MAX), stop);
    for (Door door : doors.all(traffic)) {
      workers.add(new DoorWorker(door, shared));
    }
    exporter = new Exporter(port, workers, traffic, clock);
    for (DoorWorker worker : workers) {
      threads.add(Thread.ofPlatform().name(worker.name()).start(worker));
    }
    threads.add(Thread.ofPlatform().name("feed").start(this::feed));
    if (variables.runs("s3") && variables.runs("trino")) {
      threads.add(
          Thread.ofVirtual().name("file tables").start(new FileTables(home, variables, stop)));
    }
  }

  /** Keeps the shared simulation in step with the clock. */
  private void feed() {
    try {
      Instant begin = firstCommon();
      feed.begin(begin);
      Instant wall = clock.instant();
      SimulatedClock simulated =
          new SimulatedClock(clock, speed, begin.isAfter(wall) ? begin : wall, wall);
      while (stop.getCount() > 0) {
        feed.advance(simulated.now());
        boolean stopped = stop.await(TICK.toMillis(), TimeUnit.MILLISECONDS);
        if (stopped) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop.countDown();
    } catch (RuntimeException e) {
      LOG.error("The world cannot go on: {}", e.getMessage(), e);
      stop.countDown();
    }
  }

  /** Where all sources that answered in time can go on from; the others catch up by themselves. */
  private Instant firstCommon() throws InterruptedException {
    Instant end = clock.instant().plus(START_MAX);
    while (clock.instant().isBefore(end)
        && workers.stream().anyMatch(worker -> worker.reached().equals(Instant.MIN))) {
      boolean stopped = stop.await(100, TimeUnit.MILLISECONDS);
      if (stopped) {
        break;
      }
    }
    return workers.stream()
        .map(DoorWorker::reached)
        .filter(reached -> !reached.equals(Instant.MIN))
        .min(Comparator.naturalOrder())
        .orElse(firstInstant);
  }

  /** Whether every source is in step with the world, or known to be in trouble. */
  public boolean ready() {
    return exporter.ready();
  }

  /** One line for each source that is in trouble. */
  public String troubles() {
    return workers.stream()
        .filter(worker -> !worker.trouble().isEmpty())
        .map(worker -> worker.name() + ": " + worker.trouble())
        .collect(Collectors.joining("\n"));
  }

  /** Waits until it is closed. */
  public void await() throws InterruptedException {
    stop.await();
  }

  @Override
  public void close() {
    stop.countDown();
    workers.forEach(DoorWorker::close);
    for (Thread thread : threads) {
      try {
        thread.join(STOP_MAX);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    exporter.close();
  }
}
