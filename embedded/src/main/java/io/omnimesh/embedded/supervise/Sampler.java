package io.omnimesh.embedded.supervise;

import io.omnimesh.embedded.process.ProcFs;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks at memory, processor time and log size of every part at an interval: restarts those that
 * outgrow their memory, rotates logs that are too long.
 */
final class Sampler {
  private final Map<String, PartRunner> runners;
  private final SupervisorSettings settings;
  private final Map<String, Sample> samples = new HashMap<>();
  private @Nullable Thread thread;

  /** A part's tree at one moment. */
  private record Sample(long pid, long takenNanos, Duration cpu, int timesTooLarge) {}

  Sampler(Map<String, PartRunner> runners, SupervisorSettings settings) {
    this.runners = runners;
    this.settings = settings;
  }

  void start() {
    thread = Thread.ofVirtual().name("sampler").start(this::run);
  }

  void stop() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void run() {
    try {
      while (true) {
        List<ProcFs.Snapshot> all = ProcFs.all();
        for (PartRunner runner : runners.values()) {
          look(runner, all);
        }
        Thread.sleep(settings.sampleInterval());
      }
    } catch (InterruptedException stopped) {
      // The supervisor stops.
    }
  }

  private void look(PartRunner runner, List<ProcFs.Snapshot> all) {
    String name = runner.part().name();
    try {
      runner.log().rotate(settings.logBytesMax(), settings.logsKept());
    } catch (IOException e) {
      // Tried again at the next look; a log that cannot be rotated is no reason to stop a part.
    }
    long pid = runner.pid();
    if (pid == 0) {
      samples.remove(name);
      return;
    }
    ProcFs.Usage usage = ProcFs.usage(ProcFs.tree(pid, all));
    long now = System.nanoTime();
    Sample before = samples.get(name);
    double cpuPercent = 0;
    int timesTooLargeBefore = 0;
    if (before != null && before.pid() == pid) {
      cpuPercent =
          100.0
              * Math.max(0, usage.cpu().minus(before.cpu()).toNanos())
              / Math.max(1, now - before.takenNanos());
      timesTooLargeBefore = before.timesTooLarge();
    }
    runner.measured(usage.memoryBytes(), cpuPercent);
    long limitBytes = runner.part().memoryMaxMiB() * 1024L * 1024;
    int timesTooLarge = usage.memoryBytes() <= limitBytes ? 0 : 1 + timesTooLargeBefore;
    samples.put(name, new Sample(pid, now, usage.cpu(), timesTooLarge));
    // Twice in a row: a peak that passes by itself is no reason.
    if (timesTooLarge == 2) {
      runner.restart(
          "restarted: it used %d MiB of memory, its limit is %d MiB"
              .formatted(usage.memoryBytes() >> 20, limitBytes >> 20));
    }
  }
}
