package io.omnimesh.catalog.apply;

import io.omnimesh.catalog.state.Lease;
import io.omnimesh.catalog.state.Leases;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Renews a lease until it is closed, then gives it back. */
final class LeaseKeeper implements AutoCloseable {
  private final Leases leases;
  private final Lease lease;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread;

  private LeaseKeeper(Leases leases, Lease lease, Duration ttl) {
    this.leases = leases;
    this.lease = lease;
    this.thread = Thread.ofVirtual().name("lease-" + lease.name()).unstarted(() -> renew(ttl));
  }

  static LeaseKeeper start(Leases leases, Lease lease, Duration ttl) {
    LeaseKeeper keeper = new LeaseKeeper(leases, lease, ttl);
    keeper.thread.start();
    return keeper;
  }

  private void renew(Duration ttl) {
    try {
      while (!ended.await(ttl.toMillis() / 3, TimeUnit.MILLISECONDS)) {
        if (leases.renew(lease, ttl).isEmpty()) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException storeIsDown) {
      // The lease runs out; whoever takes it starts from what is there.
    }
  }

  @Override
  public void close() {
    ended.countDown();
    leases.release(lease);
  }
}
