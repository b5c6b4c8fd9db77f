package io.omnimesh.server.query;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.query.client.Column;
import io.omnimesh.query.client.Query;
import io.omnimesh.query.client.QueryState;
import io.omnimesh.query.client.QueryStats;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A query of a caller, from its acceptance until its rows are read or forgotten. A thread of its
 * own fetches the rows, so that whatever hangs in Trino or a source hangs that thread alone.
 */
final class RunningQuery {
  private static final Logger LOG = LoggerFactory.getLogger(RunningQuery.class);

  private final String id;
  private final String owner;
  private final String sql;
  private final Instant created;
  private final RowBuffer rows;
  private volatile Instant touched;
  private volatile boolean cancelled;
  private volatile @Nullable Query query;
  private volatile @Nullable List<Column> columns;
  private volatile @Nullable MeshException failure;
  private volatile boolean finished;

  RunningQuery(String id, String owner, String sql, Instant created, QueryLimits limits) {
    this.id = id;
    this.owner = owner;
    this.sql = sql;
    this.created = created;
    this.touched = created;
    this.rows = new RowBuffer(limits.bufferedRowsMax(), limits.bufferedBytesMax());
  }

  String id() {
    return id;
  }

  String owner() {
    return owner;
  }

  String sql() {
    return sql;
  }

  Instant created() {
    return created;
  }

  RowBuffer rows() {
    return rows;
  }

  /** When someone last asked about it. */
  Instant touched() {
    return touched;
  }

  void touch(Instant now) {
    touched = now;
  }

  /** Runs to the end of the rows; called once, on a thread of its own. */
  void run(Supplier<Query> start) {
    try (Query started = start.get()) {
      query = started;
      if (cancelled) {
        started.cancel();
      }
      columns = started.columns();
      Iterator<List<@Nullable Object>> source = started.rows();
      while (source.hasNext()) {
        if (!rows.put(source.next())) {
          started.cancel();
          break;
        }
      }
      finished = true;
    } catch (MeshException e) {
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure = new MeshException(ErrorCode.CANCELLED, "The server is shutting down", e);
    } catch (RuntimeException e) {
      LOG.error("Query {} of {} failed", id, owner, e);
      failure = new MeshException(ErrorCode.INTERNAL, "The server failed to read the rows", e);
    } finally {
      rows.complete();
    }
  }

  /** Ends the query in Trino and forgets its rows. */
  void cancel() {
    cancelled = true;
    rows.close();
    Query started = query;
    if (started != null) {
      started.cancel();
    }
  }

  QueryState state() {
    MeshException failed = failure;
    if (cancelled || (failed != null && failed.code() == ErrorCode.CANCELLED)) {
      return QueryState.CANCELLED;
    }
    if (failed != null) {
      return QueryState.FAILED;
    }
    if (finished) {
      return QueryState.FINISHED;
    }
    QueryState state = stats().map(QueryStats::state).orElse(QueryState.QUEUED);
    // Trino may be done while rows are still on their way to the reader.
    return state.done() ? QueryState.FINISHING : state;
  }

  Optional<QueryStats> stats() {
    return Optional.ofNullable(query).map(Query::stats);
  }

  Optional<String> engineId() {
    return Optional.ofNullable(query).map(Query::id);
  }

  /** Empty until they are known. */
  Optional<List<Column>> columns() {
    return Optional.ofNullable(columns);
  }

  Optional<MeshException> failure() {
    return Optional.ofNullable(failure);
  }

  Optional<String> updateType() {
    return Optional.ofNullable(query).flatMap(Query::updateType);
  }

  OptionalLong updateCount() {
    Query started = query;
    return started == null ? OptionalLong.empty() : started.updateCount();
  }
}
