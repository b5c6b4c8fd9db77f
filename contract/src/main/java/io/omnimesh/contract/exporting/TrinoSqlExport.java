package io.omnimesh.contract.exporting;

import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.schema.Column;
import io.omnimesh.contract.schema.TableSchema;
import io.omnimesh.contract.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/** Writes objects as {@code CREATE TABLE} of Trino, which has no keys: a comment names them. */
final class TrinoSqlExport {
  private TrinoSqlExport() {}

  static String of(DataContract contract, List<SchemaObject> objects) {
    StringBuilder sql = new StringBuilder(SqlHead.of(contract));
    objects.forEach(object -> sql.append('\n').append(table(object)));
    return sql.toString();
  }

  private static String table(SchemaObject object) {
    if (object.properties().isEmpty()) {
      return SqlHead.withoutColumns(object);
    }
    TableSchema table = TableSchema.of(object);
    StringBuilder sql = new StringBuilder();
    note(sql, "Primary key", table.primaryKey());
    note(sql, "Partitioned by", table.partitionKey());
    sql.append("CREATE TABLE ").append(Sql.name(SqlHead.tableName(object))).append(" (\n");
    List<String> lines = new ArrayList<>();
    for (Column column : table.columns()) {
      boolean required = column.required() || table.primaryKey().contains(column.name());
      lines.add(
          "  "
              + Sql.name(column.name())
              + " "
              + column.type().trino()
              + (required ? " NOT NULL" : "")
              + column.comment().map(text -> " COMMENT " + Sql.literal(text)).orElse(""));
    }
    sql.append(String.join(",\n", lines)).append("\n)");
    table.comment().ifPresent(text -> sql.append("\nCOMMENT ").append(Sql.literal(text)));
    return sql.append(";\n").toString();
  }

  private static void note(StringBuilder sql, String what, List<String> columns) {
    if (!columns.isEmpty()) {
      sql.append("-- ")
          .append(what)
          .append(": ")
          .append(String.join(", ", columns).replaceAll("\\R", " "))
          .append('\n');
    }
  }
}
