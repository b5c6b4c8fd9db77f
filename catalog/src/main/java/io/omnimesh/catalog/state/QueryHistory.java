package io.omnimesh.catalog.state;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Who reads what: counts for each day (of UTC), table, user and program, not single queries.
 * Thread-safe.
 */
public interface QueryHistory {

  /** Adds reads to the counts of their days. */
  void add(Collection<TableRead> reads);

  /**
   * Who has read a table since an instant, the latest reader first. Counts are those of whole days,
   * from the day of the instant on.
   */
  List<TableRead> readersSince(String table, Instant start);

  /**
   * Removes the days before that of an instant.
   *
   * @return how many counts
   */
  int purgeBefore(Instant end);
}
