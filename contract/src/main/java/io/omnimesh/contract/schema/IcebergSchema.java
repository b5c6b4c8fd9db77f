package io.omnimesh.contract.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a table's schema as Iceberg's JSON. Source: iceberg.apache.org/spec, appendix C.
 *
 * <p>Field ids are given as Iceberg gives them to a new table: all fields of a level before the
 * fields within them.
 */
public final class IcebergSchema {
  private int idLast;

  private IcebergSchema() {}

  /** The schema of a new table; columns of the primary key that may be null identify no row. */
  public static String json(TableSchema table) {
    IcebergSchema writer = new IcebergSchema();
    Map<String, Object> schema = writer.struct(table.columns());
    schema.put("schema-id", 0);
    List<Integer> identifiers = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      if (column.required() && table.primaryKey().contains(column.name()) && isKey(column.type())) {
        identifiers.add(i + 1);
      }
    }
    schema.put("identifier-field-ids", identifiers);
    return JsonText.of(schema);
  }

  /** Iceberg refuses fractions of base two and whatever holds other values as identifiers. */
  private static boolean isKey(ColumnType type) {
    return switch (type) {
      case ColumnType.Array ignored -> false;
      case ColumnType.Map ignored -> false;
      case ColumnType.Row ignored -> false;
      case ColumnType.Plain plain ->
          plain != ColumnType.Plain.REAL && plain != ColumnType.Plain.DOUBLE;
      case ColumnType.Varchar ignored -> true;
      case ColumnType.Char ignored -> true;
      case ColumnType.Decimal ignored -> true;
      case ColumnType.Time ignored -> true;
      case ColumnType.Timestamp ignored -> true;
    };
  }

  private Map<String, Object> struct(List<Column> columns) {
    int idFirst = idLast + 1;
    idLast += columns.size();
    List<Object> fields = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      Map<String, Object> field = new LinkedHashMap<>();
      field.put("id", idFirst + i);
      field.put("name", column.name());
      field.put("required", column.required());
      field.put("type", type(column.type()));
      Optional<String> comment = column.comment();
      comment.ifPresent(text -> field.put("doc", text));
      fields.add(field);
    }
    Map<String, Object> struct = new LinkedHashMap<>();
    struct.put("type", "struct");
    struct.put("fields", fields);
    return struct;
  }

  private Object type(ColumnType type) {
    return switch (type) {
      case ColumnType.Row(List<Column> fields) -> struct(fields);
      case ColumnType.Array(Column element) -> {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("type", "list");
        list.put("element-id", ++idLast);
        list.put("element-required", element.required());
        list.put("element", type(element.type()));
        yield list;
      }
      case ColumnType.Map(ColumnType key, Column value) -> {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", "map");
        map.put("key-id", ++idLast);
        map.put("value-id", ++idLast);
        map.put("key", type(key));
        map.put("value-required", value.required());
        map.put("value", type(value.type()));
        yield map;
      }
      case ColumnType.Varchar scalar -> scalar.iceberg();
      case ColumnType.Char scalar -> scalar.iceberg();
      case ColumnType.Plain scalar -> scalar.iceberg();
      case ColumnType.Decimal scalar -> scalar.iceberg();
      case ColumnType.Time scalar -> scalar.iceberg();
      case ColumnType.Timestamp scalar -> scalar.iceberg();
    };
  }
}
