package io.omnimesh.contract.importing;

import io.omnimesh.contract.odcs.LogicalType;
import io.omnimesh.contract.odcs.LogicalTypeOptions;
import io.omnimesh.contract.odcs.SchemaProperty;
import java.util.List;
import java.util.Optional;

/**
 * What a column holds.
 *
 * @param physicalType Trino's word, or the source's where Trino has none; empty where the logical
 *     type says all
 * @param properties the fields of an object
 * @param items what a list holds
 */
record ColumnShape(
    LogicalType logicalType,
    LogicalTypeOptions options,
    Optional<String> physicalType,
    List<SchemaProperty> properties,
    Optional<SchemaProperty> items) {
  ColumnShape {
    properties = List.copyOf(properties);
  }

  static ColumnShape unknown() {
    return of(LogicalType.STRING);
  }

  static ColumnShape of(LogicalType type) {
    return new ColumnShape(
        type, LogicalTypeOptions.NONE, Optional.empty(), List.of(), Optional.empty());
  }

  static ColumnShape of(LogicalType type, String physicalType) {
    return of(type).physical(physicalType);
  }

  ColumnShape physical(String word) {
    return new ColumnShape(logicalType, options, Optional.of(word), properties, items);
  }

  ColumnShape with(LogicalTypeOptions value) {
    return new ColumnShape(logicalType, value, physicalType, properties, items);
  }

  static ColumnShape object(List<SchemaProperty> fields) {
    return new ColumnShape(
        LogicalType.OBJECT, LogicalTypeOptions.NONE, Optional.empty(), fields, Optional.empty());
  }

  static ColumnShape array(PropertyDraft item) {
    return new ColumnShape(
        LogicalType.ARRAY,
        LogicalTypeOptions.NONE,
        Optional.empty(),
        List.of(),
        Optional.of(item.build()));
  }
}
