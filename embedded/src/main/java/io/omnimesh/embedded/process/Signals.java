package io.omnimesh.embedded.process;

import io.omnimesh.embedded.part.Shutdown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Ends processes that are known to be ours: first asked, then killed. */
public final class Signals {
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration AFTER_KILL = Duration.ofSeconds(5);

  private Signals() {}

  /**
   * Asks a process to end and kills it, and what is left of its descendants, after the grace.
   *
   * @return whether it ended by itself
   */
  public static boolean end(ProcFs.Identity leader, Shutdown shutdown) {
    List<ProcFs.Identity> descendants =
        ProcFs.tree(leader.pid(), ProcFs.all()).stream()
            .map(ProcFs.Snapshot::identity)
            .filter(each -> !each.equals(leader))
            .toList();
    send(shutdown.signal(), List.of(leader));
    boolean ended = awaitEnd(List.of(leader), shutdown.grace());
    send("KILL", List.of(leader));
    send("KILL", descendants);
    awaitEnd(List.of(leader), AFTER_KILL);
    awaitEnd(descendants, AFTER_KILL);
    return ended;
  }

  /** Asks all at once, waits, and kills those that are left. */
  public static void endAll(List<ProcFs.Identity> processes, Duration grace) {
    send("TERM", processes);
    awaitEnd(processes, grace);
    send("KILL", processes);
    awaitEnd(processes, AFTER_KILL);
  }

  /** Sends a signal to those that still run; a reused number is never hit. */
  static void send(String signal, List<ProcFs.Identity> processes) {
    List<String> pids =
        processes.stream()
            .filter(ProcFs::isAlive)
            .map(each -> Long.toString(each.pid()))
            .collect(Collectors.toList());
    if (pids.isEmpty()) {
      return;
    }
    try {
      // The shell's own kill is there on every system; the program of that name is not.
      Process kill =
          new ProcessBuilder("sh", "-c", "kill -" + signal + " " + String.join(" ", pids))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!kill.waitFor(AFTER_KILL.toSeconds(), TimeUnit.SECONDS)) {
        kill.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot send " + signal + " to " + pids, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean awaitEnd(List<ProcFs.Identity> processes, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    boolean interrupted = false;
    try {
      while (processes.stream().anyMatch(ProcFs::isAlive)) {
        if (System.nanoTime() > deadline) {
          return false;
        }
        // Ending is not to be hurried by an interrupt; the caller sees it afterwards.
        interrupted |= Thread.interrupted();
        LockSupport.parkNanos(POLL.toNanos());
      }
      return true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
