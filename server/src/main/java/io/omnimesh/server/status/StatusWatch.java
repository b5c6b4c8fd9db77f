package io.omnimesh.server.status;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the launcher for the state of the mesh and keeps the last answer with its time, so that a
 * launcher that hangs or is gone is seen as old data, not as a request that never ends.
 */
public final class StatusWatch {
  private static final Logger LOG = LoggerFactory.getLogger(StatusWatch.class);
  private static final Duration ANSWER_MAX = Duration.ofSeconds(2);

  /** Many readers cause one question. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Supplier<Optional<MeshState>> launcher;
  private final InstantSource clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<@Nullable Observed> last = new AtomicReference<>();

  /** A state and when it was so. */
  public record Observed(MeshState state, Instant at) {}

  public StatusWatch(Supplier<Optional<MeshState>> launcher, InstantSource clock) {
    this.launcher = launcher;
    this.clock = clock;
  }

  /** The newest state that is known; empty where no launcher ever answered. */
  public Optional<Observed> newest() {
    Observed known = last.get();
    if (known != null && clock.instant().isBefore(known.at().plus(FRESH))) {
      return Optional.of(known);
    }
    Future<Optional<MeshState>> answer = threads.submit(launcher::get);
    try {
      answer
          .get(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS)
          .ifPresent(state -> last.set(new Observed(state, clock.instant())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      answer.cancel(true);
      LOG.warn("The launcher does not tell its status: {}", e.toString());
    }
    return Optional.ofNullable(last.get());
  }
}
