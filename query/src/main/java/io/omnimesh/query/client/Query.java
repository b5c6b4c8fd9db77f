package io.omnimesh.query.client;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.trino.client.QueryError;
import io.trino.client.QueryStatusInfo;
import io.trino.client.StatementClient;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A running statement. One thread reads columns and rows; any thread may ask for {@link #stats} and
 * {@link #cancel}. Rows are fetched as they are read, so that memory stays bounded by one page of
 * Trino's protocol.
 */
public final class Query implements AutoCloseable {
  /** Trino ends a query at its time limit by itself; this much later we stop waiting for that. */
  private static final Duration LIMIT_GRACE = Duration.ofSeconds(5);

  private final StatementClient client;
  private final Wire wire;
  private final URI server;
  private final String sql;
  private final QueryOptions options;
  private final long startNanos = System.nanoTime();
  private final Iterator<List<@Nullable Object>> rows = new Rows();
  private @Nullable List<Column> columns;
  private volatile boolean cancelled;
  private volatile boolean failed;

  Query(StatementClient client, Wire wire, URI server, String sql, QueryOptions options) {
    this.client = client;
    this.wire = wire;
    this.server = server;
    this.sql = sql;
    this.options = options;
  }

  /** Trino's id of the query. */
  public String id() {
    return status().getId();
  }

  /**
   * The columns; waits until Trino knows them. Empty for a statement without a result.
   *
   * @throws MeshException where the query fails before
   */
  public List<Column> columns() {
    while (columns == null && client.isRunning()) {
      learnColumns();
      if (columns == null) {
        advance();
      }
    }
    learnColumns();
    requireSuccess();
    return columns == null ? List.of() : columns;
  }

  /**
   * The rows, see {@link DataType} for the values. There is one iterator; its methods throw {@link
   * MeshException} where the query fails, also after rows.
   */
  public Iterator<List<@Nullable Object>> rows() {
    return rows;
  }

  public QueryStats stats() {
    QueryStats stats = QueryStats.of(client.getStats());
    QueryState state =
        cancelled ? QueryState.CANCELLED : failed ? QueryState.FAILED : stats.state();
    return new QueryStats(
        state,
        stats.progressPercent(),
        stats.nodes(),
        stats.totalSplits(),
        stats.queuedSplits(),
        stats.runningSplits(),
        stats.completedSplits(),
        stats.processedRows(),
        stats.processedBytes(),
        stats.physicalBytes(),
        stats.peakMemoryBytes(),
        stats.queued(),
        stats.elapsed(),
        stats.cpu());
  }

  /** What a statement that is not a query did: {@code CREATE TABLE}, {@code INSERT}. */
  public Optional<String> updateType() {
    return Optional.ofNullable(status().getUpdateType());
  }

  /** How many rows a statement wrote. */
  public OptionalLong updateCount() {
    return status().getUpdateCount();
  }

  /** Trino's warnings so far. */
  public List<String> warnings() {
    return status().getWarnings().stream().map(warning -> warning.getMessage()).toList();
  }

  /** What the statement changed in its session; complete once all rows are read. */
  public SessionChanges sessionChanges() {
    return new SessionChanges(
        client.getSetCatalog(),
        client.getSetSchema(),
        client.getSetSessionProperties(),
        client.getResetSessionProperties());
  }

  /** Ends the query in Trino; who reads rows sees {@code CANCELLED}. Does nothing once it ended. */
  public void cancel() {
    if (client.isRunning()) {
      cancelled = true;
    }
    client.close();
  }

  /** Ends the query in Trino where it has not ended. */
  @Override
  public void close() {
    client.close();
  }

  private QueryStatusInfo status() {
    return client.isRunning() ? client.currentStatusInfo() : client.finalStatusInfo();
  }

  private void learnColumns() {
    if (columns == null && status().getColumns() != null) {
      columns =
          status().getColumns().stream()
              .map(column -> new Column(column.getName(), Values.type(column.getTypeSignature())))
              .toList();
    }
  }

  private void advance() {
    if (cancelled) {
      throw cancelledFailure(null);
    }
    requireTime();
    try {
      client.advance();
    } catch (RuntimeException e) {
      failed = true;
      throw cancelled ? cancelledFailure(e) : Failures.ofConnection(server, wire.lastStatus(), e);
    }
  }

  private void requireTime() {
    Optional<Duration> limit = options.timeLimit();
    if (limit.isPresent()
        && System.nanoTime() - startNanos > limit.get().plus(LIMIT_GRACE).toNanos()) {
      client.close();
      failed = true;
      throw new MeshException(
          ErrorCode.TIMEOUT, "The query did not end within " + limit.get() + " and was cancelled");
    }
  }

  private void requireSuccess() {
    if (cancelled) {
      throw cancelledFailure(null);
    }
    QueryError error = client.isRunning() ? null : client.finalStatusInfo().getError();
    if (error != null) {
      failed = true;
      throw Failures.ofQuery(error, sql, options);
    }
  }

  private static MeshException cancelledFailure(@Nullable Throwable cause) {
    return new MeshException(ErrorCode.CANCELLED, "The query was cancelled", cause);
  }

  private final class Rows implements Iterator<List<@Nullable Object>> {
    private Iterator<List<Object>> page = Collections.emptyIterator();
    private boolean pageTaken;

    @Override
    public boolean hasNext() {
      while (!page.hasNext()) {
        if (!client.isRunning()) {
          requireSuccess();
          return false;
        }
        if (pageTaken) {
          pageTaken = false;
          advance();
        } else {
          pageTaken = true;
          learnColumns();
          page = client.currentRows().iterator();
        }
      }
      return true;
    }

    @Override
    public List<@Nullable Object> next() {
      if (!hasNext()) {
        throw new NoSuchElementException("The result has no more rows");
      }
      List<Column> types = columns();
      List<Object> sent = page.next();
      List<@Nullable Object> row = new ArrayList<>(sent.size());
      for (int i = 0; i < sent.size(); i++) {
        row.add(Values.value(types.get(i).type(), sent.get(i)));
      }
      return Collections.unmodifiableList(row);
    }
  }
}
