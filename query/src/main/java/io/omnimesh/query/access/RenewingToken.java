package io.omnimesh.query.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Keeps one token until half of its lifetime has passed. Safe for use by many threads. */
final class RenewingToken implements Supplier<String> {
  private record Minted(String token, Instant renewal) {}

  private final Clock clock;
  private final Duration lifetime;
  private final Supplier<String> mint;
  private volatile Minted last;

  RenewingToken(Clock clock, Duration lifetime, Supplier<String> mint) {
    this.clock = clock;
    this.lifetime = lifetime;
    this.mint = mint;
    this.last = mint(clock.instant());
  }

  @Override
  public String get() {
    Instant now = clock.instant();
    Minted minted = last;
    if (now.isBefore(minted.renewal())) {
      return minted.token();
    }
    // Two threads may both mint here: both tokens are valid, one is kept.
    Minted renewed = mint(now);
    last = renewed;
    return renewed.token();
  }

  private Minted mint(Instant now) {
    return new Minted(mint.get(), now.plus(lifetime.dividedBy(2)));
  }
}
