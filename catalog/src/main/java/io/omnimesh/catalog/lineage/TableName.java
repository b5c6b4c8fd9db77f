package io.omnimesh.catalog.lineage;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A table or view with its full name, in lower case as Trino compares names. */
public record TableName(String catalog, String schema, String table)
    implements Comparable<TableName> {
  private static final Comparator<TableName> ORDER =
      Comparator.comparing(TableName::catalog)
          .thenComparing(TableName::schema)
          .thenComparing(TableName::table);

  public TableName {
    catalog = catalog.toLowerCase(Locale.ROOT);
    schema = schema.toLowerCase(Locale.ROOT);
    table = table.toLowerCase(Locale.ROOT);
  }

  /**
   * Reads {@code catalog.schema.table}; the first two dots separate.
   *
   * @throws MeshException {@code INVALID_INPUT} where there are less than three parts
   */
  public static TableName parse(String dotted) {
    List<String> parts = List.of(dotted.split("\\.", 3));
    if (parts.size() < 3 || parts.stream().anyMatch(String::isEmpty)) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "'" + dotted + "' is not the full name of a table; write catalog.schema.table");
    }
    return new TableName(parts.get(0), parts.get(1), parts.get(2));
  }

  /** A column of this table. */
  public ColumnName column(String column) {
    return new ColumnName(this, column);
  }

  @Override
  public int compareTo(TableName other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return catalog + '.' + schema + '.' + table;
  }
}
