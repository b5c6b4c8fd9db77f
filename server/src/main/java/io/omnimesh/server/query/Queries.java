package io.omnimesh.server.query;

import io.omnimesh.catalog.access.Identity;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.query.client.Query;
import io.omnimesh.query.client.QueryOptions;
import io.omnimesh.query.client.TrinoClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * All queries of all callers. Each runs in Trino as its caller, whose access rules apply. Safe for
 * use by many threads.
 */
public final class Queries implements AutoCloseable {
  private static final long SWEEP_SECONDS = 5;

  private final Function<Identity, TrinoClient> trino;
  private final QueryLimits limits;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, RunningQuery> queries = new HashMap<>();
  private final ExecutorService readers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("query-", 0).factory());
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("query-sweeper").factory());
  private boolean closed;

  /**
   * An empty registry.
   *
   * @param trino a client that runs statements as a caller
   * @param random makes ids, so it must not be predictable
   */
  public Queries(
      Function<Identity, TrinoClient> trino,
      QueryLimits limits,
      InstantSource clock,
      RandomGenerator random) {
    this.trino = trino;
    this.limits = limits;
    this.clock = clock;
    this.random = random;
    var _ =
        sweeper.scheduleWithFixedDelay(this::sweep, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
  }

  public QueryLimits limits() {
    return limits;
  }

  /** How many queries are kept. */
  public int size() {
    lock.lock();
    try {
      return queries.size();
    } finally {
      lock.unlock();
    }
  }

  /** Accepts a query and returns at once; Trino is asked on another thread. */
  RunningQuery start(Identity caller, QueryRequest request, String requestId) {
    String id = "q%016x%016x".formatted(random.nextLong(), random.nextLong());
    RunningQuery query =
        new RunningQuery(id, caller.subject(), request.sql(), clock.instant(), limits);
    lock.lock();
    try {
      requireRoom(caller);
      queries.put(id, query);
    } finally {
      lock.unlock();
    }
    readers.execute(() -> query.run(() -> startInTrino(caller, request, requestId)));
    return query;
  }

  private Query startInTrino(Identity caller, QueryRequest request, String requestId) {
    QueryOptions options =
        QueryOptions.ofDefaults()
            .withSource("mesh-server")
            .withTags(Set.of("rest"))
            .withTraceId(requestId)
            .withTimeLimit(request.timeLimit())
            .withParameters(request.parameters());
    options = request.catalog().map(options::withCatalog).orElse(options);
    options = request.schema().map(options::withSchema).orElse(options);
    return trino.apply(caller).start(request.sql(), options);
  }

  private void requireRoom(Identity caller) {
    if (closed) {
      throw new MeshException(ErrorCode.UNAVAILABLE, "The server is shutting down; try again");
    }
    long own =
        queries.values().stream().filter(query -> query.owner().equals(caller.subject())).count();
    if (queries.size() >= limits.runningMax() || own >= limits.runningPerCallerMax()) {
      throw new MeshException(
          ErrorCode.LIMIT_EXCEEDED,
          "There are too many open queries ("
              + own
              + " of "
              + caller.subject()
              + ", "
              + queries.size()
              + " in all); read or delete some first");
    }
  }

  /**
   * A query of a caller.
   *
   * @throws MeshException {@code NOT_FOUND} where there is none or it belongs to someone else; the
   *     two look the same
   */
  RunningQuery find(Identity caller, String id) {
    lock.lock();
    try {
      RunningQuery query = queries.get(id);
      if (query == null || !query.owner().equals(caller.subject())) {
        throw new MeshException(
            ErrorCode.NOT_FOUND,
            "There is no query "
                + id
                + " of yours; one that nobody reads is forgotten after "
                + limits.idleMax().toSeconds()
                + " s");
      }
      query.touch(clock.instant());
      return query;
    } finally {
      lock.unlock();
    }
  }

  /** A caller's own, newest first. */
  List<RunningQuery> of(Identity caller) {
    lock.lock();
    try {
      return queries.values().stream()
          .filter(query -> query.owner().equals(caller.subject()))
          .sorted(
              Comparator.comparing(RunningQuery::created)
                  .reversed()
                  .thenComparing(RunningQuery::id))
          .toList();
    } finally {
      lock.unlock();
    }
  }

  /** Cancels a query of a caller and forgets it; Trino hears of it on another thread. */
  void remove(Identity caller, String id) {
    RunningQuery query = find(caller, id);
    forget(query);
  }

  private void forget(RunningQuery query) {
    lock.lock();
    try {
      queries.remove(query.id());
    } finally {
      lock.unlock();
    }
    readers.execute(query::cancel);
  }

  private void sweep() {
    Instant oldest = clock.instant().minus(limits.idleMax());
    List<RunningQuery> idle;
    lock.lock();
    try {
      idle = queries.values().stream().filter(query -> query.touched().isBefore(oldest)).toList();
    } finally {
      lock.unlock();
    }
    idle.forEach(this::forget);
  }

  /** Cancels everything in Trino; waits a few seconds for that. */
  @Override
  public void close() {
    sweeper.shutdownNow();
    List<RunningQuery> all;
    lock.lock();
    try {
      closed = true;
      all = List.copyOf(queries.values());
      queries.clear();
    } finally {
      lock.unlock();
    }
    all.forEach(query -> readers.execute(query::cancel));
    readers.shutdown();
    try {
      boolean _ = readers.awaitTermination(SWEEP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
