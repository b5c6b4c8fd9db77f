package io.omnimesh.embedded.supervise;

import java.time.Duration;

/**
 * How the supervisor watches.
 *
 * @param probeInterval between two probes of a part that works
 * @param probeFailuresMax so many failed probes in a row count as death
 * @param startProbeInterval between two probes of a part that starts
 * @param startTimeout a part that does not work after so long is started again
 * @param sampleInterval between two looks at memory, processor time and log sizes
 * @param logBytesMax a longer log is rotated
 * @param logsKept rotated files that are kept of each log
 * @param startsMax parts that may be on their way up at the same time; more of them take turns
 */
public record SupervisorSettings(
    BackOff backOff,
    Duration probeInterval,
    int probeFailuresMax,
    Duration startProbeInterval,
    Duration startTimeout,
    Duration sampleInterval,
    long logBytesMax,
    int logsKept,
    int startsMax) {
  private static final int STARTS_PER_PROCESSOR = 2;

  public static SupervisorSettings ofDefaults() {
    return new SupervisorSettings(
        BackOff.ofDefaults(),
        Duration.ofSeconds(10),
        3,
        Duration.ofMillis(150),
        Duration.ofMinutes(4),
        Duration.ofSeconds(3),
        16L * 1024 * 1024,
        3,
        Math.max(4, STARTS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors()));
  }
}
