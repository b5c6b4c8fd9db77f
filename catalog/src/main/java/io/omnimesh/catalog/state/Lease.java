package io.omnimesh.catalog.state;

import java.time.Instant;
import java.util.Optional;

/**
 * The right to be the only writer for a while.
 *
 * @param holder who has it: a user, host and process that a person can find
 * @param token higher than that of every earlier holder; whoever writes under a lower one is late
 * @param since when it was acquired
 * @param until when it ends unless it is renewed
 */
public record Lease(String name, String holder, long token, Instant since, Instant until) {

  /** The answer to who asked for it. */
  public sealed interface Claim {
    /** The caller has it now. */
    record Granted(Lease lease) implements Claim {}

    /** Someone has it. */
    record Held(Lease by) implements Claim {}

    /** The caller's lease, if it got it. */
    default Optional<Lease> granted() {
      return this instanceof Granted(Lease lease) ? Optional.of(lease) : Optional.empty();
    }
  }
}
