package io.omnimesh.query.lineage;

import io.omnimesh.catalog.lineage.TableName;
import java.util.List;
import java.util.Optional;

/** What is known of the columns of tables. */
@FunctionalInterface
public interface TableColumns {
  /** No table is known; every column must then be named with its table. */
  TableColumns NONE = table -> Optional.empty();

  /** The columns in their order; empty where the table is not known. */
  Optional<List<KnownColumn>> of(TableName table);

  /**
   * A column.
   *
   * @param type as Trino writes it, {@code array(row(sku varchar, quantity bigint))}; empty where
   *     it is not known
   */
  record KnownColumn(String name, Optional<String> type) {
    /** A column whose type is not known. */
    public static KnownColumn of(String name) {
      return new KnownColumn(name, Optional.empty());
    }
  }
}
