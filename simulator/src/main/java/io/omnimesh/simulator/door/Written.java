package io.omnimesh.simulator.door;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many rows (documents, messages, files) were written, by table. Immutable. */
public record Written(SortedMap<String, Long> rows) {
  public Written {
    rows = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(rows));
  }

  /** Nothing. */
  public static Written none() {
    return new Written(new TreeMap<>());
  }

  /** Rows of one table. */
  public static Written of(String table, long count) {
    return new Written(new TreeMap<>(Map.of(table, count)));
  }

  /** The sum of both, table by table. */
  public Written plus(Written other) {
    TreeMap<String, Long> sum = new TreeMap<>(rows);
    other.rows.forEach((table, count) -> sum.merge(table, count, Long::sum));
    return new Written(sum);
  }

  /** Rows of all tables. */
  public long total() {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }
}
