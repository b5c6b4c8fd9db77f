package io.omnimesh.lake;

/** A table of the lake's catalog. */
public record TableName(String schema, String table) {
  public TableName {
    if (schema.isEmpty() || table.isEmpty() || schema.indexOf('.') >= 0) {
      throw new IllegalArgumentException("No table can be named " + schema + '.' + table);
    }
  }

  @Override
  public String toString() {
    return schema + '.' + table;
  }
}
