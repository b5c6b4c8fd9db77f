package io.omnimesh.catalog.duty;

import io.omnimesh.catalog.state.Lease;
import io.omnimesh.catalog.state.Leases;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs duties side by side. Of several processes of one mesh, the one that holds the lease works;
 * another takes over when it ends. A duty that fails is tried again at its next time.
 */
public final class Duties implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Duties.class);
  private static final String LEASE = "duties";
  private static final Duration LEASE_TTL = Duration.ofSeconds(20);
  private static final int STOP_SECONDS_MAX = 5;

  private final Leases leases;
  private final String holder;
  private final ScheduledExecutorService threads;
  private final AtomicReference<@Nullable Lease> held = new AtomicReference<>();
  private final Map<String, String> problems = new ConcurrentHashMap<>();

  private Duties(Leases leases, String holder, int threads) {
    this.leases = leases;
    this.holder = holder;
    this.threads =
        Executors.newScheduledThreadPool(
            threads, Thread.ofPlatform().daemon().name("duty-", 0).factory());
  }

  /**
   * Starts to work.
   *
   * @param holder names this process for people
   */
  public static Duties start(Leases leases, String holder, List<Duty> all) {
    Duties duties = new Duties(leases, holder, all.size() + 1);
    var _ =
        duties.threads.scheduleWithFixedDelay(
            duties::renew, 0, LEASE_TTL.toMillis() / 3, TimeUnit.MILLISECONDS);
    for (Duty duty : all) {
      var _ =
          duties.threads.scheduleWithFixedDelay(
              () -> duties.run(duty),
              duty.pause().toMillis(),
              duty.pause().toMillis(),
              TimeUnit.MILLISECONDS);
    }
    return duties;
  }

  /** What failed at its last time, by duty. */
  public Map<String, String> problems() {
    return new TreeMap<>(problems);
  }

  private void renew() {
    try {
      Lease lease = held.get();
      Optional<Lease> renewed = lease == null ? Optional.empty() : leases.renew(lease, LEASE_TTL);
      if (renewed.isEmpty()
          && leases.claim(LEASE, holder, LEASE_TTL) instanceof Lease.Claim.Granted granted) {
        renewed = Optional.of(granted.lease());
      }
      held.set(renewed.orElse(null));
    } catch (RuntimeException e) {
      // The store is away; without the lease nothing is done.
      held.set(null);
      note("lease", e);
    }
  }

  private void run(Duty duty) {
    if (held.get() == null) {
      return;
    }
    try {
      duty.work().run();
      problems.remove(duty.name());
    } catch (RuntimeException e) {
      note(duty.name(), e);
    }
  }

  /** A failure that lasts is logged once, not at each time. */
  private void note(String name, RuntimeException failure) {
    String text = String.valueOf(failure.getMessage());
    if (!text.equals(problems.put(name, text))) {
      LOG.warn("Duty {} failed: {}", name, text, failure);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      boolean _ = threads.awaitTermination(STOP_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Lease lease = held.get();
    if (lease != null) {
      leases.release(lease);
    }
  }
}
