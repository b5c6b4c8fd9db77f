package io.omnimesh.simulator.run;

import io.omnimesh.simulator.door.Door;
import io.omnimesh.simulator.door.Window;
import io.omnimesh.simulator.world.Simulation;
import io.omnimesh.simulator.world.SimulationOptions;
import io.omnimesh.simulator.world.event.RetailEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The one simulation that all doors in step share. It hands the events of each step to the inbox of
 * every attached door. An inbox that stays full is detached: its door catches up by a simulation of
 * its own and attaches again. Safe for use by many threads.
 */
final class Feed {
  private static final Duration STEP = Duration.ofMinutes(30);
  private static final int INBOX_EVENTS_MAX = 30_000;
  private static final int INBOX_WAIT_MILLIS_MAX = 20_000;
  private static final long AWAKE_MILLIS = 1_000;

  private final SavedWorlds worlds;
  private final List<Inbox> inboxes = new ArrayList<>();
  private Optional<Simulation> simulation = Optional.empty();
  private volatile Instant firstGoal = Instant.MAX;

  Feed(SavedWorlds worlds) {
    this.worlds = worlds;
  }

  /** What waits for one door; windows follow each other without gaps. */
  static final class Inbox {
    private final Door door;
    private final Deque<Window> windows = new ArrayDeque<>();
    private int events;
    private boolean attached;
    private boolean closed;

    private Inbox(Door door) {
      this.door = door;
    }

    /** Everything that waits, as one window. */
    synchronized Optional<Window> take() {
      if (windows.isEmpty()) {
        return Optional.empty();
      }
      List<RetailEvent> all = new ArrayList<>(events);
      windows.forEach(window -> all.addAll(window.events()));
      Window taken =
          new Window(windows.getFirst().from(), windows.getLast().until(), List.copyOf(all));
      windows.clear();
      events = 0;
      notifyAll();
      return Optional.of(taken);
    }

    /** Waits so long, or until so much has come that it should be written. */
    synchronized void await(Duration time) throws InterruptedException {
      long end = System.nanoTime() + time.toNanos();
      for (long left = time.toMillis();
          left > 0 && events < INBOX_EVENTS_MAX / 2;
          left = (end - System.nanoTime()) / 1_000_000L) {
        wait(Math.min(left, AWAKE_MILLIS));
        if (closed) {
          return;
        }
      }
    }

    /** Ends every waiting. */
    synchronized void close() {
      closed = true;
      notifyAll();
    }

    /** Whether events still come; what waits may be taken even when they do not. */
    synchronized boolean isAttached() {
      return attached;
    }

    /** Gives up what waits. */
    synchronized void detach() {
      attached = false;
      windows.clear();
      events = 0;
      notifyAll();
    }

    private synchronized void attach() {
      attached = true;
    }

    private synchronized void put(Window window) throws InterruptedException {
      long end = System.nanoTime() + INBOX_WAIT_MILLIS_MAX * 1_000_000L;
      while (attached && events > INBOX_EVENTS_MAX && System.nanoTime() < end) {
        wait(100);
      }
      if (!attached) {
        return;
      }
      if (events > INBOX_EVENTS_MAX) {
        detach();
        return;
      }
      windows.addLast(window);
      events += window.events().size();
      if (events >= INBOX_EVENTS_MAX / 2) {
        notifyAll();
      }
    }
  }

  /** An inbox, detached. */
  synchronized Inbox inbox(Door door) {
    Inbox inbox = new Inbox(door);
    inboxes.add(inbox);
    return inbox;
  }

  /** Sets the shared simulation to an instant, once. */
  synchronized void begin(Instant instant) {
    simulation = Optional.of(worlds.at(instant, SimulationOptions.ofDefaults()));
  }

  /** The instant that the first advance went to: who has that was once in step. */
  Instant firstGoal() {
    return firstGoal;
  }

  /** Whether the shared simulation runs. */
  synchronized boolean begun() {
    return simulation.isPresent();
  }

  /** The shared simulation's time; the distant past before it began. */
  synchronized Instant time() {
    return simulation.map(Simulation::time).orElse(Instant.MIN);
  }

  /**
   * Lets a door that has reached an instant join, if the shared simulation is exactly there or
   * behind; what the door has already is handed to it again and dropped by its position.
   */
  synchronized boolean join(Inbox inbox, Instant reached) {
    if (simulation.isEmpty() || simulation.get().time().isAfter(reached)) {
      return false;
    }
    inbox.attach();
    return true;
  }

  /** Advances to an instant, step by step; an inbox that stays full is left behind. */
  void advance(Instant until) throws InterruptedException {
    if (firstGoal.equals(Instant.MAX)) {
      firstGoal = until;
    }
    while (time().isBefore(until)) {
      for (Handed handed : step(until)) {
        handed.inbox().put(handed.window());
      }
    }
  }

  private record Handed(Inbox inbox, Window window) {}

  private synchronized List<Handed> step(Instant until) {
    Simulation running = simulation.orElseThrow();
    Instant from = running.time();
    Instant next = earliest(earliest(from.plus(STEP), SavedWorlds.endOfDay(from)), until);
    List<RetailEvent> all = new ArrayList<>();
    running.advanceTo(next, all::add);
    List<Handed> handed = new ArrayList<>();
    for (Inbox inbox : inboxes) {
      if (inbox.isAttached()) {
        List<RetailEvent> mine = all.stream().filter(inbox.door::takes).toList();
        handed.add(new Handed(inbox, new Window(from, next, mine)));
      }
    }
    worlds.offer(running);
    return handed;
  }

  private static Instant earliest(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
