package io.omnimesh.catalog.plan;

import java.util.List;

/**
 * A table or view of the catalog {@code mesh} as it is.
 *
 * @param name {@code schema.table}
 * @param definition the query of a view; empty for a table
 */
public record Relation(String name, Kind kind, List<Column> columns, String definition) {
  public Relation {
    columns = List.copyOf(columns);
  }

  /** What it is. */
  public enum Kind {
    TABLE,
    VIEW
  }

  /**
   * A column.
   *
   * @param type as Trino writes it
   */
  public record Column(String name, String type) {}
}
