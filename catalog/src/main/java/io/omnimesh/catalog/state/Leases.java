package io.omnimesh.catalog.state;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.time.Duration;
import java.util.Optional;

/**
 * One writer at a time. What counts is the store's clock, not that of the machine that asks.
 * Thread-safe.
 */
public interface Leases {

  /** Takes a lease that nobody has or whose time is over. */
  Lease.Claim claim(String name, String holder, Duration ttl);

  /**
   * Takes a lease or says who has it.
   *
   * @throws MeshException {@code CONFLICT} where someone has it, saying who and since when
   */
  default Lease acquire(String name, String holder, Duration ttl) {
    return switch (claim(name, holder, ttl)) {
      case Lease.Claim.Granted granted -> granted.lease();
      case Lease.Claim.Held(Lease by) ->
          throw new MeshException(
              ErrorCode.CONFLICT,
              "%s is being changed by %s since %s; wait until that is done, or until %s if its process is gone"
                  .formatted(name, by.holder(), by.since(), by.until()));
    };
  }

  /** Prolongs a lease from now on; empty where its time was over and someone else has had it. */
  Optional<Lease> renew(Lease lease, Duration ttl);

  /** Gives a lease back; nothing where it is lost. */
  void release(Lease lease);

  /** Who has it now. */
  Optional<Lease> current(String name);

  /** Whether the lease still counts. */
  default boolean holds(Lease lease) {
    return current(lease.name()).filter(now -> now.token() == lease.token()).isPresent();
  }
}
