package io.omnimesh.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private final AtomicLong millis = new AtomicLong();
  private final RateLimiter limiter =
      new RateLimiter(10, 3, () -> Instant.ofEpochMilli(millis.get()));

  @Test
  void letsABurstPassAndThenRefuses() {
    for (int i = 0; i < 3; i++) {
      assertThat(limiter.tryTake("anna")).isTrue();
    }
    assertThat(limiter.tryTake("anna")).isFalse();
  }

  @Test
  void refillsWithTime() {
    for (int i = 0; i < 4; i++) {
      limiter.tryTake("anna");
    }
    millis.addAndGet(100);
    assertThat(limiter.tryTake("anna")).isTrue();
    assertThat(limiter.tryTake("anna")).isFalse();
  }

  @Test
  void countsEachCallerApart() {
    for (int i = 0; i < 4; i++) {
      limiter.tryTake("anna");
    }
    assertThat(limiter.tryTake("bert")).isTrue();
  }
}
