package io.omnimesh.contract.schema;

import io.omnimesh.contract.odcs.SchemaObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes an object's Avro schema. Source: avro.apache.org/docs/1.12.0/specification.
 *
 * <p>What may be null is a union with null, which is also the default; values of an enumeration are
 * texts, so that a new value needs no new schema. The contract's stable id of a field stands in its
 * property {@value #ID}.
 */
public final class AvroSchema {
  /** The property of a field that holds the contract's id. */
  public static final String ID = "field-id";

  private AvroSchema() {}

  /**
   * The record of an object, named like it.
   *
   * @param namespace dotted names, {@code io.omnimesh.ecommerce}
   */
  public static String of(String namespace, SchemaObject object) {
    TableSchema table = TableSchema.of(object);
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "record");
    schema.put("name", name(table.name()));
    schema.put("namespace", dottedName(namespace));
    table.comment().ifPresent(text -> schema.put("doc", text));
    schema.put("fields", fields(name(table.name()), table.columns()));
    return JsonText.of(schema);
  }

  /** A name as Avro allows it: letters, digits and underscores, not beginning with a digit. */
  public static String name(String text) {
    String allowed = text.replaceAll("[^A-Za-z0-9_]", "_");
    return allowed.isEmpty() || Character.isDigit(allowed.charAt(0)) ? "_" + allowed : allowed;
  }

  private static String dottedName(String namespace) {
    return String.join(".", Arrays.stream(namespace.split("\\.")).map(AvroSchema::name).toList());
  }

  private static List<Object> fields(String path, List<Column> columns) {
    List<Object> fields = new ArrayList<>();
    for (Column column : columns) {
      Map<String, Object> field = new LinkedHashMap<>();
      field.put("name", name(column.name()));
      field.put("type", type(path + "__" + name(column.name()), column));
      column.comment().ifPresent(text -> field.put("doc", text));
      if (!column.required()) {
        field.put("default", null);
      }
      column.id().ifPresent(id -> field.put(ID, id));
      if (!column.name().equals(name(column.name()))) {
        field.put("column", column.name());
      }
      fields.add(field);
    }
    return fields;
  }

  private static Object type(String path, Column column) {
    Object type = type(path, column.type());
    return column.required() ? type : List.of("null", type);
  }

  private static Object type(String path, ColumnType type) {
    return switch (type) {
      case ColumnType.Varchar ignored -> "string";
      case ColumnType.Char ignored -> "string";
      case ColumnType.Plain plain ->
          switch (plain) {
            case BOOLEAN -> "boolean";
            case TINYINT, SMALLINT, INTEGER -> "int";
            case BIGINT -> "long";
            case REAL -> "float";
            case DOUBLE -> "double";
            case DATE -> logical("int", "date");
            case VARBINARY -> "bytes";
            case UUID -> logical("string", "uuid");
            case JSON -> "string";
          };
      case ColumnType.Decimal(int precision, int scale) -> {
        Map<String, Object> decimal = logical("bytes", "decimal");
        decimal.put("precision", precision);
        decimal.put("scale", scale);
        yield decimal;
      }
      case ColumnType.Time ignored -> logical("long", "time-micros");
      case ColumnType.Timestamp(int ignored, ColumnType.Zone zone) ->
          logical(
              "long",
              zone == ColumnType.Zone.WITH_ZONE ? "timestamp-micros" : "local-timestamp-micros");
      case ColumnType.Array(Column element) -> array(type(path + "__item", element));
      case ColumnType.Map(ColumnType key, Column value) -> map(path, key, value);
      case ColumnType.Row(List<Column> fields) -> record(path, fields(path, fields));
    };
  }

  /** Avro's keys are texts; other keys make a list of pairs, as Iceberg writes them. */
  private static Object map(String path, ColumnType key, Column value) {
    if (key.stored().equals(ColumnType.Varchar.UNBOUNDED)) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("type", "map");
      map.put("values", type(path + "__value", value));
      return map;
    }
    Map<String, Object> keyField = new LinkedHashMap<>();
    keyField.put("name", "key");
    keyField.put("type", type(path + "__key", key));
    List<Object> pair = new ArrayList<>();
    pair.add(keyField);
    pair.addAll(fields(path + "__entry", List.of(value)));
    Map<String, Object> list = array(record(path + "__entry", pair));
    list.put("logicalType", "map");
    return list;
  }

  private static Map<String, Object> array(Object items) {
    Map<String, Object> array = new LinkedHashMap<>();
    array.put("type", "array");
    array.put("items", items);
    return array;
  }

  private static Map<String, Object> record(String name, List<Object> fields) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("type", "record");
    record.put("name", name);
    record.put("fields", fields);
    return record;
  }

  private static Map<String, Object> logical(String type, String logicalType) {
    Map<String, Object> logical = new LinkedHashMap<>();
    logical.put("type", type);
    logical.put("logicalType", logicalType);
    return logical;
  }
}
