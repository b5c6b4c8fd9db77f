package io.omnimesh.catalog.lineage;

import java.util.Comparator;
import java.util.Locale;

/** A column of a source's table or of a product's port, in lower case as Trino compares names. */
public record ColumnName(TableName table, String column) implements Comparable<ColumnName> {
  private static final Comparator<ColumnName> ORDER =
      Comparator.comparing(ColumnName::table).thenComparing(ColumnName::column);

  public ColumnName {
    column = column.toLowerCase(Locale.ROOT);
  }

  @Override
  public int compareTo(ColumnName other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return table + "." + column;
  }
}
