package io.omnimesh.contract.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table as its statements tell it, one after the other. */
final class DdlTable {
  final String name;
  final Map<String, Column> columns = new LinkedHashMap<>();
  final List<String> primaryKey = new ArrayList<>();
  final List<String> partition = new ArrayList<>();
  final List<Reference> references = new ArrayList<>();
  final List<List<SqlToken>> checks = new ArrayList<>();
  Optional<String> comment = Optional.empty();

  DdlTable(String name) {
    this.name = name;
  }

  /** A column, however its name is written. */
  Optional<Column> column(String columnName) {
    Column exact = columns.get(columnName);
    if (exact != null) {
      return Optional.of(exact);
    }
    return columns.values().stream()
        .filter(column -> column.name.equalsIgnoreCase(columnName))
        .findFirst();
  }

  /** More than one column together are a key that the standard has no word for. */
  void unique(List<String> names) {
    if (names.size() == 1) {
      column(names.getFirst()).ifPresent(column -> column.unique = true);
    } else {
      uniqueTogether.add(List.copyOf(names));
    }
  }

  final List<List<String>> uniqueTogether = new ArrayList<>();

  static final class Column {
    final String name;
    final SqlType type;
    boolean required;
    boolean unique;
    Optional<String> comment = Optional.empty();

    Column(String name, SqlType type) {
      this.name = name;
      this.type = type;
    }
  }

  /** Columns that name rows of another table; no columns there are its primary key. */
  record Reference(List<String> columns, String table, List<String> targets) {
    Reference {
      columns = List.copyOf(columns);
      targets = List.copyOf(targets);
    }
  }
}
