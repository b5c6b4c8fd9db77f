package io.omnimesh.catalog.plan;

import io.omnimesh.contract.schema.Column;

/** A change of one column of a table that keeps all data readable. */
public sealed interface ColumnChange {
  /** What a person reads. */
  String say();

  /** A new column; old rows hold null. */
  record Add(Column column) implements ColumnChange {
    @Override
    public String say() {
      return "add column " + column.name() + " " + column.type().trino();
    }
  }

  /** Another name for the same column, known by its stable id. */
  record Rename(String from, String to) implements ColumnChange {
    @Override
    public String say() {
      return "rename column " + from + " to " + to;
    }
  }

  /** A wider type. */
  record Widen(Column column) implements ColumnChange {
    @Override
    public String say() {
      return "widen column " + column.name() + " to " + column.type().trino();
    }
  }

  /** A column that no version needs any longer. */
  record Drop(String name) implements ColumnChange {
    @Override
    public String say() {
      return "drop column " + name;
    }
  }
}
