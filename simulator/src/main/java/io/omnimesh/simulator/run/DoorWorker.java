package io.omnimesh.simulator.run;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.simulator.door.Door;
import io.omnimesh.simulator.door.Position;
import io.omnimesh.simulator.door.Window;
import io.omnimesh.simulator.door.Written;
import io.omnimesh.simulator.world.Simulation;
import io.omnimesh.simulator.world.SimulationOptions;
import io.omnimesh.simulator.world.World;
import io.omnimesh.simulator.world.event.RetailEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one source in step with the world. In step, it writes what the {@link Feed} hands it. A
 * source that was down, or is new, catches up by a simulation of its own from the position that it
 * holds, and then joins: nothing is lost, and nothing waits in memory for a source that is down.
 * One thread runs it; its state may be read by any.
 */
final class DoorWorker implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(DoorWorker.class);
  private static final Duration BACK_OFF_MIN = Duration.ofMillis(500);
  private static final Duration BACK_OFF_MAX = Duration.ofSeconds(15);
  private static final Duration STEP = Duration.ofHours(1);
  private static final int WINDOW_EVENTS_MAX = 20_000;

  /** What all workers of a run share. */
  record Shared(
      World world,
      Simulation firstDay,
      SavedWorlds saved,
      Feed feed,
      Semaphore catchingUp,
      CountDownLatch stop) {}

  private final Door door;
  private final Shared shared;
  private final String worldName;
  private final Feed.Inbox inbox;

  private Optional<Window> pending = Optional.empty();
  private volatile Instant reached = Instant.MIN;
  private volatile boolean inStep;
  private volatile Written written = Written.none();
  private volatile String trouble = "";

  DoorWorker(Door door, Shared shared) {
    this.door = door;
    this.shared = shared;
    this.worldName = WorldFile.name(shared.world().settings());
    this.inbox = shared.feed().inbox(door);
  }

  String name() {
    return door.name();
  }

  /** Whether the source was once in step with the world since the start. */
  boolean inStep() {
    return inStep;
  }

  /** All events before this instant are stored; the distant past while that is not known. */
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
    while (running()) {
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

  private boolean running() {
    return shared.stop().getCount() > 0;
  }

  private void fail(Throwable e) {
    String text = e.getMessage() == null ? e.toString() : e.getMessage();
    if (!text.equals(trouble)) {
      LOG.warn("{} holds back: {}", door.name(), text);
      LOG.debug("{} failed", door.name(), e);
    }
    trouble = text;
    door.close();
  }

  private void connect() {
    door.prepare();
    Optional<Position> position = door.position();
    if (position.isEmpty()) {
      leave();
      written = written.plus(door.seed(shared.world(), shared.firstDay(), worldName));
      reached = shared.firstDay().time();
    } else if (position.get().world().equals(worldName)) {
      reached = position.get().until();
    } else {
      throw new MeshException(
          ErrorCode.CONFLICT,
          "%s holds another world (%s) than this one (%s); reset its part with `mesh reset`"
              .formatted(door.name(), position.get().world(), worldName));
    }
    if (pending.isPresent() && reached.isBefore(pending.get().from())) {
      leave();
    }
    recovered();
  }

  private void leave() {
    inbox.detach();
    pending = Optional.empty();
  }

  private void recovered() {
    if (!trouble.isEmpty()) {
      LOG.info("{} answers again", door.name());
      trouble = "";
    }
  }

  private void follow() {
    while (running()) {
      if (pending.isEmpty()) {
        pending = inbox.take();
      }
      if (pending.isPresent()) {
        write(pending.get());
        pending = Optional.empty();
      } else if (!inbox.isAttached()) {
        rejoin();
        continue;
      }
      await(inStep ? door.cadence() : Duration.ofMillis(100));
    }
  }

  private void await(Duration time) {
    try {
      inbox.await(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      shared.stop().countDown();
    }
  }

  private void write(Window window) {
    written = written.plus(door.write(window));
    reached = window.until();
    inStep = inStep || !reached.isBefore(shared.feed().firstGoal());
  }

  /** Lets it write what waits and end. */
  void close() {
    inbox.close();
  }

  /** Joins the feed, after catching up with it where it is ahead. */
  private void rejoin() {
    if (!shared.feed().begun()) {
      pause(Duration.ofMillis(50));
      return;
    }
    if (shared.feed().join(inbox, reached)) {
      return;
    }
    try {
      shared.catchingUp().acquire();
      try {
        catchUp();
      } finally {
        shared.catchingUp().release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      shared.stop().countDown();
    }
  }

  private void catchUp() {
    SimulationOptions options = SimulationOptions.ofDefaults().withSubjects(door.subjects());
    Simulation own = shared.saved().at(reached, options);
    while (running() && !shared.feed().join(inbox, reached)) {
      Instant goal = shared.feed().time();
      Instant from = own.time();
      List<RetailEvent> events = new ArrayList<>();
      while (own.time().isBefore(goal) && events.size() < WINDOW_EVENTS_MAX) {
        Instant step = own.time().plus(STEP);
        own.advanceTo(
            step.isBefore(goal) ? step : goal,
            event -> {
              if (door.takes(event)) {
                events.add(event);
              }
            });
      }
      write(new Window(from, own.time(), events));
    }
  }

  private void pause(Duration time) {
    try {
      boolean stopped = shared.stop().await(time.toMillis(), TimeUnit.MILLISECONDS);
      if (stopped) {
        LOG.debug("{} stops", door.name());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      shared.stop().countDown();
    }
  }
}
