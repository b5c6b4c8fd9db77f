package io.omnimesh.embedded.supervise;

import java.util.Map;

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
    return new PartStatus(
        name,
        description,
        next,
        "",
        0,
        0,
        ports,
        pid,
        nowMs,
        startedMs,
        readyMs,
        restarts,
        failures,
        reason,
        memoryBytes,
        cpuPercent);
  }

  PartStatus at(String newStep, long newBytes, long newBytesTotal) {
    return new PartStatus(
        name,
        description,
        state,
        newStep,
        newBytes,
        newBytesTotal,
        ports,
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

  PartStatus because(String newReason) {
    return new PartStatus(
        name,
        description,
        state,
        step,
        bytes,
        bytesTotal,
        ports,
        pid,
        stateSinceMs,
        startedMs,
        readyMs,
        restarts,
        failures,
        newReason,
        memoryBytes,
        cpuPercent);
  }

  PartStatus process(long newPid) {
    return new PartStatus(
        name,
        description,
        state,
        step,
        bytes,
        bytesTotal,
        ports,
        newPid,
        stateSinceMs,
        startedMs,
        readyMs,
        restarts,
        failures,
        reason,
        0,
        0);
  }

  PartStatus started(long nowMs) {
    return new PartStatus(
        name,
        description,
        state,
        step,
        bytes,
        bytesTotal,
        ports,
        pid,
        stateSinceMs,
        nowMs,
        readyMs,
        startedMs == 0 ? restarts : restarts + 1,
        failures,
        reason,
        memoryBytes,
        cpuPercent);
  }

  PartStatus ready(long nowMs) {
    return new PartStatus(
        name,
        description,
        PartState.READY,
        "",
        0,
        0,
        ports,
        pid,
        nowMs,
        startedMs,
        nowMs,
        restarts,
        0,
        reason,
        memoryBytes,
        cpuPercent);
  }

  PartStatus failed(int newFailures, String newReason, long nowMs) {
    return new PartStatus(
        name,
        description,
        PartState.FAILED,
        "",
        0,
        0,
        ports,
        0,
        nowMs,
        startedMs,
        readyMs,
        restarts,
        newFailures,
        newReason,
        0,
        0);
  }

  PartStatus measured(long newMemoryBytes, double newCpuPercent) {
    return new PartStatus(
        name,
        description,
        state,
        step,
        bytes,
        bytesTotal,
        ports,
        pid,
        stateSinceMs,
        startedMs,
        readyMs,
        restarts,
        failures,
        reason,
        newMemoryBytes,
        newCpuPercent);
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
}
