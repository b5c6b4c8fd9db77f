package io.omnimesh.server.product;

import io.omnimesh.catalog.duty.DriftWatch;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Drift that is never older than promised. Usually the duties look often enough; where another
 * process holds them, or they were late, a request looks itself. Thread-safe.
 */
final class FreshDrift {
  private static final Duration AGE_MAX = Duration.ofSeconds(45);

  private final DriftWatch watch;
  private final InstantSource clock;
  private final ReentrantLock looking = new ReentrantLock();

  FreshDrift(DriftWatch watch, InstantSource clock) {
    this.watch = watch;
    this.clock = clock;
  }

  /** What the last look found, however old it is. */
  List<DriftWatch.Drift> known() {
    return watch.drift();
  }

  /** The watch, after a look where the last is too old. */
  DriftWatch fresh() {
    looking.lock();
    try {
      if (isOld()) {
        watch.run();
      }
      return watch;
    } finally {
      looking.unlock();
    }
  }

  private boolean isOld() {
    return watch.lookedAt().filter(at -> at.plus(AGE_MAX).isAfter(clock.instant())).isEmpty();
  }
}
