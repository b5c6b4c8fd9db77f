package io.omnimesh.server.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A token bucket for each caller. Callers beyond the limit push out whoever was seen longest ago.
 * Safe for use by many threads.
 */
final class RateLimiter {
  private static final int CALLERS_MAX = 10_000;

  private final double perSecond;
  private final double burst;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > CALLERS_MAX;
        }
      };

  private record Bucket(double tokens, long millis) {}

  RateLimiter(int perSecond, int burst, InstantSource clock) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.clock = clock;
  }

  /** Takes one token of a caller's bucket; false where it is empty. */
  boolean tryTake(String caller) {
    long now = clock.millis();
    lock.lock();
    try {
      Bucket bucket = buckets.getOrDefault(caller, new Bucket(burst, now));
      double refilled =
          Math.min(
              burst,
              bucket.tokens()
                  + Math.max(0, now - bucket.millis())
                      * perSecond
                      / Duration.ofSeconds(1).toMillis());
      boolean taken = refilled >= 1;
      buckets.put(caller, new Bucket(taken ? refilled - 1 : refilled, now));
      return taken;
    } finally {
      lock.unlock();
    }
  }
}
