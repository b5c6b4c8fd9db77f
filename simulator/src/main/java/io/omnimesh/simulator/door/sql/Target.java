package io.omnimesh.simulator.door.sql;

import java.util.List;

/** Where rows go. */
public sealed interface Target {
  /** The name that counts are reported under. */
  String table();

  /** The columns that a row fills, in their order. */
  List<String> columns();

  /** Rows are added to a table. */
  record Append(String table, List<String> columns) implements Target {
    public Append {
      columns = List.copyOf(columns);
    }
  }

  /**
   * Rows are first loaded into a temporary table, then statements bring them into place.
   *
   * @param table the name that counts are reported under
   * @param stage name of the temporary table
   * @param definition the temporary table's columns as in CREATE TABLE
   * @param statements what to do with the temporary table
   */
  record Staged(
      String table, String stage, String definition, List<String> columns, List<String> statements)
      implements Target {
    public Staged {
      columns = List.copyOf(columns);
      statements = List.copyOf(statements);
    }
  }

  /** Adds rows to a table. */
  static Append append(String table, String... columns) {
    return new Append(table, List.of(columns));
  }

  /** Loads rows into a temporary table and applies statements. */
  static Staged staged(
      String table, String stage, String definition, List<String> columns, String... statements) {
    return new Staged(table, stage, definition, columns, List.of(statements));
  }
}
