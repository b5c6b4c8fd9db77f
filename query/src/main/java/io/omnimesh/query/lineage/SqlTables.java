package io.omnimesh.query.lineage;

import io.omnimesh.catalog.lineage.TableName;
import io.trino.sql.parser.ParsingException;
import io.trino.sql.tree.QualifiedName;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The tables that a statement of any kind touches, for the history of who reads what.
 *
 * @param reads whose rows it reads; also the table that a MERGE, UPDATE or DELETE changes
 * @param writes whose rows or definition it changes
 */
public record SqlTables(SortedSet<TableName> reads, SortedSet<TableName> writes) {
  public SqlTables {
    reads = Collections.unmodifiableSortedSet(new TreeSet<>(reads));
    writes = Collections.unmodifiableSortedSet(new TreeSet<>(writes));
  }

  /** The tables of a statement that names them in full; names without a catalog are left out. */
  public static Optional<SqlTables> read(String sql) {
    return read(sql, Optional.empty(), Optional.empty());
  }

  /**
   * The tables of a statement.
   *
   * @param catalog of the session, for names without one
   * @param schema of the session, for names without one
   * @return empty where Trino would not read the statement
   */
  public static Optional<SqlTables> read(
      String sql, Optional<String> catalog, Optional<String> schema) {
    if (sql.length() > SqlLineage.CHARACTERS_MAX) {
      return Optional.empty();
    }
    try {
      NavigableSet<TableName> reads = new TreeSet<>();
      NavigableSet<TableName> writes = new TreeSet<>();
      new TableWalk(
              table -> full(table.getName(), catalog, schema).ifPresent(reads::add),
              name -> full(name, catalog, schema).ifPresent(writes::add))
          .statement(sql);
      return Optional.of(new SqlTables(reads, writes));
    } catch (ParsingException | StackOverflowError e) {
      return Optional.empty();
    }
  }

  private static Optional<TableName> full(
      QualifiedName name, Optional<String> catalog, Optional<String> schema) {
    List<String> parts = name.getParts();
    return switch (parts.size()) {
      case 3 -> Optional.of(new TableName(parts.get(0), parts.get(1), parts.get(2)));
      case 2 -> catalog.map(first -> new TableName(first, parts.get(0), parts.get(1)));
      case 1 ->
          catalog.flatMap(
              first -> schema.map(second -> new TableName(first, second, parts.getFirst())));
      default -> Optional.empty();
    };
  }
}
