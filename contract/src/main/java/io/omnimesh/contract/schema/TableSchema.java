package io.omnimesh.contract.schema;

import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.odcs.SchemaProperty;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A table as columns.
 *
 * @param primaryKey names of columns, in the order of the key
 * @param partitionKey names of columns, in the order of the key
 */
public record TableSchema(
    String name,
    List<Column> columns,
    List<String> primaryKey,
    List<String> partitionKey,
    Optional<String> comment) {
  public TableSchema {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
    partitionKey = List.copyOf(partitionKey);
  }

  /** The table of a contract's object. */
  public static TableSchema of(SchemaObject object) {
    return new TableSchema(
        object.name(),
        object.properties().stream().map(PropertyTypes::column).toList(),
        object.primaryKey().stream().map(SchemaProperty::columnName).toList(),
        object.properties().stream()
            .filter(SchemaProperty::partitioned)
            .sorted(Comparator.comparingInt(SchemaProperty::partitionKeyPosition))
            .map(SchemaProperty::columnName)
            .toList(),
        object.description());
  }

  /** A column by its name. */
  public Optional<Column> column(String columnName) {
    return columns.stream().filter(column -> column.name().equals(columnName)).findFirst();
  }
}
