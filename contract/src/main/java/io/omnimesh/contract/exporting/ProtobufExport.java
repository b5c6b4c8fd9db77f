package io.omnimesh.contract.exporting;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.odcs.CustomProperty;
import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.odcs.SchemaProperty;
import io.omnimesh.contract.schema.AvroSchema;
import io.omnimesh.contract.schema.Column;
import io.omnimesh.contract.schema.ColumnType;
import io.omnimesh.contract.schema.TableSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Writes a contract as a Protobuf file (proto3).
 *
 * <p>A field's number comes from its id in the contract, or from its name where it has none, so
 * that neither a new order nor a new name changes it; the custom property {@value #NUMBER} sets
 * one. Source: protobuf.dev/programming-guides/proto3.
 */
final class ProtobufExport {
  /** The custom property that sets a field's number. */
  static final String NUMBER = "protobufFieldNumber";

  /** Four bytes of tag at most; among 500 fields two meet in one case of 270. */
  private static final int NUMBER_MAX = (1 << 25) - 1;

  private static final int RESERVED_FIRST = 19_000;
  private static final int RESERVED_LAST = 19_999;
  private static final String TIMESTAMP = "google.protobuf.Timestamp";

  private final StringBuilder body = new StringBuilder();
  private boolean timestamps;

  private ProtobufExport() {}

  static String of(DataContract contract, List<SchemaObject> objects) {
    ProtobufExport export = new ProtobufExport();
    Set<String> names = new HashSet<>();
    for (SchemaObject object : objects) {
      export.body.append('\n');
      export.message("", free(camel(object.name()), names), object.description(), fields(object));
    }
    StringBuilder file = new StringBuilder();
    comment(
        file,
        "",
        "Contract %s %s. Field numbers come from the ids of the contract's properties: neither a"
                .formatted(contract.id(), contract.version())
            + " new order nor a new name changes them.");
    file.append("syntax = \"proto3\";\n\npackage ").append(packageName(contract)).append(";\n");
    if (export.timestamps) {
      file.append("\nimport \"google/protobuf/timestamp.proto\";\n");
    }
    return file.append(export.body).toString();
  }

  private static String packageName(DataContract contract) {
    List<String> parts = new ArrayList<>();
    for (String part : ExportFormat.namespace(contract).split("\\.", -1)) {
      parts.add(AvroSchema.name(part).toLowerCase(Locale.ROOT));
    }
    return String.join(".", parts);
  }

  /** A field and the number that a person gave it. */
  private record Field(Column column, Optional<Integer> number) {}

  private static List<Field> fields(SchemaObject object) {
    List<Field> fields = new ArrayList<>();
    List<Column> columns = TableSchema.of(object).columns();
    for (int i = 0; i < columns.size(); i++) {
      fields.add(new Field(columns.get(i), number(object.properties().get(i))));
    }
    return fields;
  }

  private static Optional<Integer> number(SchemaProperty property) {
    return property.customProperties().stream()
        .filter(custom -> custom.property().equals(NUMBER))
        .map(CustomProperty::value)
        .filter(Number.class::isInstance)
        .map(value -> ((Number) value).intValue())
        .findFirst();
  }

  private void message(
      String indent, String name, Optional<String> description, List<Field> fields) {
    description.ifPresent(text -> comment(body, indent, text));
    body.append(indent).append("message ").append(name).append(" {\n");
    String inner = indent + "  ";
    Map<Integer, Field> numbers = numbers(name, fields);
    Map<Field, Integer> byField = new HashMap<>();
    numbers.forEach((number, field) -> byField.put(field, number));
    Set<String> nested = new HashSet<>(Set.of(name));
    Set<String> taken = new HashSet<>();
    Set<String> jsonNames = new HashSet<>();
    for (Field field : fields) {
      Column column = field.column();
      String fieldName = free(AvroSchema.name(column.name()), taken);
      String type = type(inner, camel(column.name()), column.type(), nested);
      column.comment().ifPresent(text -> comment(body, inner, text));
      boolean single = !type.startsWith("repeated ") && !type.startsWith("map<");
      body.append(inner)
          .append(single && !column.required() ? "optional " : "")
          .append(type)
          .append(' ')
          .append(fieldName)
          .append(" = ")
          .append(byField.get(field));
      if (!jsonNames.add(camel(fieldName).toLowerCase(Locale.ROOT))) {
        body.append(" [json_name = \"").append(fieldName).append("\"]");
      }
      body.append(";\n");
    }
    body.append(indent).append("}\n");
  }

  private static Map<Integer, Field> numbers(String message, List<Field> fields) {
    Map<Integer, Field> numbers = new TreeMap<>();
    for (Field field : fields) {
      int number = field.number().orElseGet(() -> hashed(field.column()));
      Field other = numbers.put(number, field);
      if (other != null || number < 1 || isReserved(number)) {
        throw new MeshException(
            ErrorCode.INVALID_INPUT,
            "Property %s of %s cannot have the Protobuf field number %d%s; give it another by the"
                    .formatted(
                        field.column().name(),
                        message,
                        number,
                        other == null
                            ? ", which Protobuf reserves"
                            : ", which %s has".formatted(other.column().name()))
                + " custom property "
                + NUMBER);
      }
    }
    return numbers;
  }

  private static boolean isReserved(int number) {
    return number >= RESERVED_FIRST && number <= RESERVED_LAST;
  }

  private static int hashed(Column column) {
    CRC32 hash = new CRC32();
    hash.update(column.id().orElse(column.name()).getBytes(StandardCharsets.UTF_8));
    int number = (int) (hash.getValue() % NUMBER_MAX) + 1;
    return isReserved(number) ? number + RESERVED_LAST : number;
  }

  /** A field's type; types that it needs are written before it. */
  private String type(String indent, String name, ColumnType type, Set<String> nested) {
    return switch (type) {
      case ColumnType.Array(Column element) -> {
        String item = type(indent, name, element.type(), nested);
        // A list of lists needs a message between the two.
        yield "repeated " + (isSingle(item) ? item : wrapped(indent, name, item, nested));
      }
      case ColumnType.Map(ColumnType key, Column value) -> {
        String item = type(indent, name + "Value", value.type(), nested);
        String single = isSingle(item) ? item : wrapped(indent, name + "Value", item, nested);
        yield "map<" + key(key) + ", " + single + ">";
      }
      case ColumnType.Row(List<Column> columns) -> {
        String message = free(name, nested);
        message(
            indent,
            message,
            Optional.empty(),
            columns.stream().map(column -> new Field(column, Optional.empty())).toList());
        yield message;
      }
      case ColumnType.Varchar ignored -> "string";
      case ColumnType.Char ignored -> "string";
      // Protobuf has no decimal, date or wall clock: texts in SQL's spelling lose nothing.
      case ColumnType.Decimal ignored -> "string";
      case ColumnType.Time ignored -> "string";
      case ColumnType.Timestamp(int ignored, ColumnType.Zone zone) -> {
        timestamps |= zone == ColumnType.Zone.WITH_ZONE;
        yield zone == ColumnType.Zone.WITH_ZONE ? TIMESTAMP : "string";
      }
      case ColumnType.Plain plain -> plain(plain);
    };
  }

  private static String plain(ColumnType.Plain plain) {
    return switch (plain) {
      case BOOLEAN -> "bool";
      case TINYINT, SMALLINT, INTEGER -> "int32";
      case BIGINT -> "int64";
      case REAL -> "float";
      case DOUBLE -> "double";
      case VARBINARY -> "bytes";
      case DATE, UUID, JSON -> "string";
    };
  }

  private static String key(ColumnType key) {
    return key instanceof ColumnType.Plain plain
            && plain != ColumnType.Plain.REAL
            && plain != ColumnType.Plain.DOUBLE
            && plain != ColumnType.Plain.VARBINARY
        ? plain(plain)
        : "string";
  }

  private static boolean isSingle(String type) {
    return !type.startsWith("repeated ") && !type.startsWith("map<");
  }

  private String wrapped(String indent, String name, String type, Set<String> nested) {
    String message = free(name + "List", nested);
    body.append(indent).append("message ").append(message).append(" {\n");
    body.append(indent).append("  ").append(type).append(" values = 1;\n");
    body.append(indent).append("}\n");
    return message;
  }

  private static void comment(StringBuilder out, String indent, String text) {
    for (String line : text.strip().split("\\R", -1)) {
      out.append(indent).append(("// " + line).stripTrailing()).append('\n');
    }
  }

  private static String free(String name, Set<String> taken) {
    String free = name;
    for (int n = 2; !taken.add(free); n++) {
      free = name + "_" + n;
    }
    return free;
  }

  private static String camel(String name) {
    StringBuilder camel = new StringBuilder();
    boolean up = true;
    for (char c : AvroSchema.name(name).toCharArray()) {
      if (c == '_') {
        up = true;
      } else {
        camel.append(up ? Character.toUpperCase(c) : c);
        up = false;
      }
    }
    boolean bad = camel.isEmpty() || Character.isDigit(camel.charAt(0));
    return bad ? "M" + camel : camel.toString();
  }
}
