package io.omnimesh.query.quality;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.quality.TableName;
import io.omnimesh.contract.schema.ColumnType;
import io.omnimesh.query.client.Column;
import io.omnimesh.query.client.Query;
import io.omnimesh.query.client.QueryOptions;
import io.omnimesh.query.client.TrinoClient;
import io.omnimesh.query.format.ValueText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements of one quality run, within its budget. Used by one thread. */
final class Statements {
  private final TrinoClient trino;
  private final QueryOptions options;
  private final QualityBudget budget;
  private final long startNanos = System.nanoTime();
  private long bytes;

  Statements(TrinoClient trino, QueryOptions options, QualityBudget budget, TableName table) {
    this.trino = trino;
    this.options = options.withCatalog(table.catalog()).withSchema(table.schema());
    this.budget = budget;
  }

  Duration took() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  /** Physical bytes read so far. */
  long bytes() {
    return bytes;
  }

  /** The rows of a small result. */
  List<List<@Nullable Object>> rows(String sql) {
    return run(
        sql,
        query -> {
          List<List<@Nullable Object>> rows = new ArrayList<>();
          query.rows().forEachRemaining(rows::add);
          return rows;
        });
  }

  /** The rows of a small result as a person reads them. */
  List<List<@Nullable Object>> texts(String sql) {
    return run(
        sql,
        query -> {
          List<Column> columns = query.columns();
          List<List<@Nullable Object>> rows = new ArrayList<>();
          query
              .rows()
              .forEachRemaining(row -> {
                List<@Nullable Object> texts = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                  @Nullable Object value = row.get(i);
                  texts.add(value == null ? null : ValueText.of(columns.get(i).type(), value));
                }
                rows.add(texts);
              });
          return rows;
        });
  }

  /** The columns of a result by their names in lower case; no type where contracts know none. */
  Map<String, Optional<ColumnType>> columns(String sql) {
    return run(
        sql,
        query -> {
          Map<String, Optional<ColumnType>> columns = new LinkedHashMap<>();
          for (Column column : query.columns()) {
            columns.put(column.name().toLowerCase(Locale.ROOT), type(column.type().sql()));
          }
          query.rows().forEachRemaining(row -> {});
          return columns;
        });
  }

  private static Optional<ColumnType> type(String sql) {
    try {
      return Optional.of(ColumnType.parse(sql));
    } catch (MeshException unknown) {
      return Optional.empty();
    }
  }

  private interface Reading<T> {
    T read(Query query);
  }

  private <T> T run(String sql, Reading<T> reading) {
    Duration left = budget.timeMax().minus(took());
    if (!left.isPositive()) {
      throw new MeshException(
          ErrorCode.TIMEOUT, "The run's time of " + budget.timeMax() + " is used up");
    }
    long bytesLeft = budget.scanBytesMax() - bytes;
    if (bytesLeft <= 0) {
      throw new MeshException(
          ErrorCode.LIMIT_EXCEEDED,
          "The run has read its " + budget.scanBytesMax() + " bytes; raise the budget");
    }
    QueryOptions limited =
        options
            .withTimeLimit(left)
            .withSessionProperty("query_max_scan_physical_bytes", bytesLeft + "B");
    try (Query query = trino.start(sql, limited)) {
      try {
        return reading.read(query);
      } finally {
        bytes += query.stats().physicalBytes();
      }
    }
  }
}
