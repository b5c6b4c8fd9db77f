package io.omnimesh.simulator.door.sql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows for several targets, in the order in which the targets must be loaded. Not thread-safe. */
public final class Batch {
  private final Map<Target, TextRows> rows = new LinkedHashMap<>();

  public Batch(List<Target> targets) {
    targets.forEach(target -> rows.put(target, new TextRows()));
  }

  /** The rows of one of this batch's targets. */
  public TextRows of(Target target) {
    TextRows found = rows.get(target);
    if (found == null) {
      throw new IllegalArgumentException("The batch has no target " + target.table());
    }
    return found;
  }

  /** All rows together. */
  public long size() {
    return rows.values().stream().mapToLong(TextRows::rows).sum();
  }

  /** Forgets all rows and keeps the memory. */
  public void clear() {
    rows.values().forEach(TextRows::clear);
  }

  Map<Target, TextRows> rows() {
    return rows;
  }
}
