package io.omnimesh.store;

import io.omnimesh.catalog.state.QueryHistory;
import io.omnimesh.catalog.state.TableRead;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Counts of reads for each day. */
final class PostgresQueryHistory implements QueryHistory {
  /** Everyone locks the rows in this order, so that no two wait for each other. */
  private static final Comparator<TableRead> LOCK_ORDER =
      Comparator.comparing(TableRead::table)
          .thenComparing(read -> day(read.at()))
          .thenComparing(TableRead::user)
          .thenComparing(TableRead::source);

  private final Sessions sessions;

  PostgresQueryHistory(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void add(Collection<TableRead> reads) {
    if (reads.isEmpty()) {
      return;
    }
    sessions.inTransaction(handle -> {
      PreparedBatch batch =
          handle.prepareBatch(
              """
              INSERT INTO table_read
                (table_name, read_day, reader, program, last_read_at, read_count)
              VALUES (:table, :day, :user, :source, :at, :count)
              ON CONFLICT (table_name, read_day, reader, program) DO UPDATE SET
                last_read_at = greatest(table_read.last_read_at, excluded.last_read_at),
                read_count = table_read.read_count + excluded.read_count
              """);
      reads.stream()
          .sorted(LOCK_ORDER)
          .forEach(read ->
              batch
                  .bind("table", read.table())
                  .bind("day", day(read.at()))
                  .bind("user", read.user())
                  .bind("source", read.source())
                  .bind("at", Rows.time(read.at()))
                  .bind("count", read.count())
                  .add());
      return batch.execute();
    });
  }

  @Override
  public List<TableRead> readersSince(String table, Instant start) {
    return sessions.call(handle ->
        handle
            .createQuery(
                """
                SELECT reader, program, max(last_read_at) AS last_read_at,
                  sum(read_count)::bigint AS read_count
                FROM table_read
                WHERE table_name = :table AND read_day >= :day AND last_read_at >= :start
                GROUP BY reader, program
                ORDER BY max(last_read_at) DESC, reader, program
                """)
            .bind("table", table)
            .bind("day", day(start))
            .bind("start", Rows.time(start))
            .map((rs, context) ->
                new TableRead(
                    table,
                    rs.getString("reader"),
                    rs.getString("program"),
                    Rows.instant(rs, "last_read_at"),
                    rs.getLong("read_count")))
            .list());
  }

  @Override
  public int purgeBefore(Instant end) {
    return sessions.call(handle ->
        handle
            .createUpdate("DELETE FROM table_read WHERE read_day < :day")
            .bind("day", day(end))
            .execute());
  }

  private static LocalDate day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
