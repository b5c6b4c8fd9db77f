package io.omnimesh.catalog.lineage;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where the result of one statement comes from.
 *
 * @param columns in their order
 * @param rows what decides which rows are there: filters, joins, groups, order
 * @param tables all tables that are read, also those of which no column is used
 */
public record TransformLineage(
    List<OutputColumn> columns,
    SortedMap<ColumnName, SortedSet<Transformation>> rows,
    SortedSet<TableName> tables) {
  public TransformLineage {
    columns = List.copyOf(columns);
    rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    tables = Collections.unmodifiableSortedSet(new TreeSet<>(tables));
  }

  /** The lineage of a port that hands on a table as it is, such as a stream or a change stream. */
  public static TransformLineage copy(TableName source, List<String> columns) {
    return new TransformLineage(
        columns.stream()
            .map(name -> new OutputColumn(Optional.of(name), Derivation.of(source.column(name))))
            .toList(),
        new TreeMap<>(),
        new TreeSet<>(List.of(source)));
  }

  /** A column by its name. */
  public Optional<OutputColumn> column(String name) {
    return columns.stream()
        .filter(column -> column.name().filter(name::equalsIgnoreCase).isPresent())
        .findFirst();
  }
}
