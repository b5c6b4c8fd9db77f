package io.omnimesh.embedded.supervise;

import java.util.Map;
import java.util.function.Consumer;

/**
 * What there is to know about a part at one moment.
 *
 * @param step what is done within the state: {@code download}, {@code unpack}; empty for none
 * @param bytes how much of the step is done, {@code bytesTotal} how much there is to do; 0 where
 *     nobody knows
 * @param ports numbers by name
 * @param pid its process; 0 where none runs
 * @param stateSinceMs when the state began, in milliseconds since 1970
 * @param startedMs when this start began; 0 before the first
 * @param readyMs when it last became ready; 0 where it never did
 * @param restarts how often it was started again since the launcher started
 * @param failures how many starts in a row failed
 * @param reason why it is not ready, or why it was last restarted; empty for none
 * @param memoryBytes resident memory of its process tree
 * @param cpuPercent of one processor, over the last seconds
 */
public record PartStatus(
    String name,
    String description,
    PartState state,
    String step,
    long bytes,
    long bytesTotal,
    Map<String, Integer> ports,
    long pid,
    long stateSinceMs,
    long startedMs,
    long readyMs,
    int restarts,
    int failures,
    String reason,
    long memoryBytes,
    double cpuPercent) {
  /** So many failed starts in a row mean that waiting for it makes no sense. */
  static final int FAILURES_UNTIL_SETTLED = 2;

  public PartStatus {
    ports = Map.copyOf(ports);
  }

  static PartStatus waiting(
      String name, String description, Map<String, Integer> ports, long nowMs) {
    return new PartStatus(
        name, description, PartState.WAITING, "", 0, 0, ports, 0, nowMs, 0, 0, 0, 0, "", 0, 0);
  }

  PartStatus in(PartState next, long nowMs) {
    return changed(draft -> draft.enter(next, nowMs));
  }

  PartStatus at(String newStep, long newBytes, long newBytesTotal) {
    return changed(draft -> {
      draft.step = newStep;
      draft.bytes = newBytes;
      draft.bytesTotal = newBytesTotal;
    });
  }

  PartStatus because(String newReason) {
    return changed(draft -> draft.reason = newReason);
  }

  PartStatus process(long newPid) {
    return changed(draft -> draft.run(newPid));
  }

  PartStatus started(long nowMs) {
    return changed(draft -> {
      draft.restarts = startedMs == 0 ? restarts : restarts + 1;
      draft.startedMs = nowMs;
    });
  }

  PartStatus ready(long nowMs) {
    return changed(draft -> {
      draft.enter(PartState.READY, nowMs);
      draft.readyMs = nowMs;
      draft.failures = 0;
    });
  }

  PartStatus failed(int newFailures, String newReason, long nowMs) {
    return changed(draft -> {
      draft.enter(PartState.FAILED, nowMs);
      draft.run(0);
      draft.failures = newFailures;
      draft.reason = newReason;
    });
  }

  PartStatus measured(long newMemoryBytes, double newCpuPercent) {
    return changed(draft -> {
      draft.memoryBytes = newMemoryBytes;
      draft.cpuPercent = newCpuPercent;
    });
  }

  private PartStatus changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.status();
  }

  /** Whether nothing better is to be expected soon: it works, cannot work, or failed repeatedly. */
  public boolean settled() {
    return switch (state) {
      case READY, UNAVAILABLE, STOPPED -> true;
      case WAITING, FETCHING, QUEUED, PREPARING, STARTING, PROVISIONING, FAILED ->
          failures >= FAILURES_UNTIL_SETTLED;
      case STOPPING -> false;
    };
  }

  /** A status that is being changed. */
  private static final class Draft {
    private final PartStatus before;
    private PartState state;
    private String step;
    private long bytes;
    private long bytesTotal;
    private long pid;
    private long stateSinceMs;
    private long startedMs;
    private long readyMs;
    private int restarts;
    private int failures;
    private String reason;
    private long memoryBytes;
    private double cpuPercent;

    Draft(PartStatus before) {
      this.before = before;
      state = before.state;
      step = before.step;
      bytes = before.bytes;
      bytesTotal = before.bytesTotal;
      pid = before.pid;
      stateSinceMs = before.stateSinceMs;
      startedMs = before.startedMs;
      readyMs = before.readyMs;
      restarts = before.restarts;
      failures = before.failures;
      reason = before.reason;
      memoryBytes = before.memoryBytes;
      cpuPercent = before.cpuPercent;
    }

    void enter(PartState next, long nowMs) {
      state = next;
      stateSinceMs = nowMs;
      step = "";
      bytes = 0;
      bytesTotal = 0;
    }

    void run(long newPid) {
      pid = newPid;
      memoryBytes = 0;
      cpuPercent = 0;
    }

    PartStatus status() {
      return new PartStatus(
          before.name,
          before.description,
          state,
          step,
          bytes,
          bytesTotal,
          before.ports,
          pid,
          stateSinceMs,
          startedMs,
          readyMs,
          restarts,
          failures,
          reason,
          memoryBytes,
          cpuPercent);
    }
  }
}
