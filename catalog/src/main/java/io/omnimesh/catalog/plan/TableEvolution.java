package io.omnimesh.catalog.plan;

import io.omnimesh.catalog.product.Port;
import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.odcs.SchemaProperty;
import io.omnimesh.contract.schema.Column;
import io.omnimesh.contract.schema.ColumnType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The changes that bring a table's columns to a contract's. What is there decides, not what was
 * recorded, so that a half-done change is finished and one by hand is mended.
 */
final class TableEvolution {
  private TableEvolution() {}

  static List<ColumnChange> between(Relation table, Port port, Optional<DataContract> before) {
    Map<String, String> present = new LinkedHashMap<>();
    table.columns().forEach(column -> present.put(column.name(), column.type()));
    Map<String, String> namesBefore = before.map(TableEvolution::namesById).orElse(Map.of());
    List<ColumnChange> changes = new ArrayList<>();
    Set<String> kept = new HashSet<>();
    for (Column column : port.schema().columns()) {
      String name = column.name();
      if (!present.containsKey(name)) {
        Optional<String> old = column.id().map(namesBefore::get).filter(present::containsKey);
        if (old.isEmpty() || port.schema().column(old.get()).isPresent()) {
          changes.add(new ColumnChange.Add(column));
          continue;
        }
        changes.add(new ColumnChange.Rename(old.get(), name));
        kept.add(old.get());
        present.put(name, present.getOrDefault(old.get(), ""));
      }
      kept.add(name);
      if (!sameType(present.getOrDefault(name, ""), column.type())) {
        changes.add(new ColumnChange.Widen(column));
      }
    }
    present.keySet().stream()
        .filter(name -> !kept.contains(name))
        .forEach(name -> changes.add(new ColumnChange.Drop(name)));
    return changes;
  }

  /** Whether a column shows the type that the contract's type is stored as. */
  static boolean sameType(String trinoType, ColumnType wanted) {
    return ColumnType.parse(trinoType).trino().equals(wanted.storedTrino());
  }

  private static Map<String, String> namesById(DataContract contract) {
    Map<String, String> names = new LinkedHashMap<>();
    for (SchemaProperty property : contract.schema().getFirst().properties()) {
      property.id().ifPresent(id -> names.put(id, property.columnName()));
    }
    return names;
  }
}
