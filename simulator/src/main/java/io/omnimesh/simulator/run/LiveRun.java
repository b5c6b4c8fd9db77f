package io.omnimesh.simulator.run;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.catalog.home.Variables;
import io.omnimesh.simulator.door.Door;
import io.omnimesh.simulator.door.file.TrafficDoor;
import io.omnimesh.simulator.world.World;
import io.omnimesh.simulator.world.WorldSettings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** The live simulator: one worker for each door, and an exporter that tells how they are. */
public final class LiveRun implements AutoCloseable {
  private static final Duration STOP_MAX = Duration.ofSeconds(5);

  private final CountDownLatch stop = new CountDownLatch(1);
  private final List<DoorWorker> workers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Exporter exporter;

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
    Instant now = clock.instant();
    Instant begin = settings.start().atStartOfDay(WorldSettings.ZONE).toInstant();
    SimulatedClock simulated =
        new SimulatedClock(clock, speed, begin.isAfter(now) ? begin : now, now);
    Doors doors = new Doors(home, variables, world.master(), clock);
    TrafficDoor traffic = doors.traffic();
    for (Door door : doors.all(traffic)) {
      workers.add(new DoorWorker(door, world, simulated, home.data("simulator"), stop));
    }
    exporter = new Exporter(port, workers, traffic, clock);
    for (DoorWorker worker : workers) {
      threads.add(Thread.ofPlatform().name(worker.name()).start(worker));
    }
    if (doors.runs("S3") && doors.runs("TRINO")) {
      threads.add(
          Thread.ofVirtual().name("file tables").start(new FileTables(home, variables, stop)));
    }
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
