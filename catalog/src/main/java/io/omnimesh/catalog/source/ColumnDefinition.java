package io.omnimesh.catalog.source;

/**
 * A column that the definition describes, because the system itself knows no columns.
 *
 * @param name the column's name in SQL
 * @param type its SQL type: {@code varchar}, {@code bigint}, {@code double}, {@code boolean}
 * @param field where the value stands in the message: a field's name, or a path {@code device/type}
 * @param description one line for people
 */
public record ColumnDefinition(String name, ColumnType type, String field, String description) {

  /** Types that a field of a message can be read as. */
  public enum ColumnType {
    VARCHAR,
    BIGINT,
    INTEGER,
    DOUBLE,
    BOOLEAN
  }
}
