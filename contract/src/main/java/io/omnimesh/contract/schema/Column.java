package io.omnimesh.contract.schema;

import java.util.Optional;

/**
 * A column of a table, a field of a row, or what a list or a map holds.
 *
 * @param id the contract's own, stable over renames
 * @param name what it is called where the data lies
 */
public record Column(
    Optional<String> id, String name, ColumnType type, boolean required, Optional<String> comment) {

  /** A column of which no more is known; it may be null. */
  public static Column optional(String name, ColumnType type) {
    return new Column(Optional.empty(), name, type, false, Optional.empty());
  }

  /** The same column with another type. */
  public Column withType(ColumnType other) {
    return new Column(id, name, other, required, comment);
  }
}
