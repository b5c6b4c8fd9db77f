package io.omnimesh.contract.exporting;

import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.odcs.LogicalTypeOptions;
import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.odcs.SchemaProperty;
import io.omnimesh.contract.schema.Column;
import io.omnimesh.contract.schema.ColumnType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes an object as JSON Schema 2020-12. What may be null may be left out, too; what is required
 * may be neither. Properties that the contract does not know are allowed, as in a topic whose
 * producers are a version ahead.
 */
final class JsonSchemaExport {
  private static final String TIME = "^[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,12})?)?$";
  private static final String WALL_CLOCK =
      "^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,12})?)?$";

  private JsonSchemaExport() {}

  static String of(DataContract contract, SchemaObject object) {
    Map<String, @Nullable Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put(
        "$id",
        "urn:odcs:%s:%s:%s"
            .formatted(
                encoded(contract.id()), encoded(contract.version()), encoded(object.name())));
    schema.put("title", object.businessName().orElse(object.name()));
    object.description().ifPresent(text -> schema.put("description", text));
    List<Field> fields = new ArrayList<>();
    object.properties().forEach(property -> fields.add(Field.of(property)));
    object(schema, fields, Set.of());
    return JsonText.of(schema);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A column with the property that describes it, if one does. */
  private record Field(
      String name, ColumnType type, boolean required, Optional<SchemaProperty> property) {
    static Field of(SchemaProperty property) {
      return new Field(
          property.columnName(),
          ColumnType.of(property),
          property.required() || property.primaryKey(),
          Optional.of(property));
    }

    static Field of(Column column, Optional<SchemaProperty> property) {
      return new Field(column.name(), column.type(), column.required(), property);
    }
  }

  private static void object(
      Map<String, @Nullable Object> schema, List<Field> fields, Set<String> more) {
    schema.put("type", "object");
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    Set<String> required = new LinkedHashSet<>();
    for (Field field : fields) {
      properties.put(field.name(), schema(field));
      if (field.required()) {
        required.add(field.name());
      }
    }
    required.addAll(more);
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", List.copyOf(required));
    }
  }

  private static Map<String, @Nullable Object> schema(Field field) {
    Map<String, @Nullable Object> schema = new LinkedHashMap<>();
    field.property().ifPresent(property -> words(schema, property));
    type(schema, field);
    field.property().ifPresent(property -> values(schema, field, property));
    if (!field.required() && schema.get("type") instanceof String type) {
      schema.put("type", List.of(type, "null"));
    }
    return schema;
  }

  private static void words(Map<String, @Nullable Object> schema, SchemaProperty property) {
    property.businessName().ifPresent(text -> schema.put("title", text));
    property.description().ifPresent(text -> schema.put("description", text));
    if (property.primaryKey()) {
      schema.put("x-primaryKey", true);
    }
    property.classification().ifPresent(text -> schema.put("x-classification", text));
    if (!property.examples().isEmpty()) {
      schema.put("examples", property.examples());
    }
  }

  private static void values(
      Map<String, @Nullable Object> schema, Field field, SchemaProperty property) {
    List<@Nullable Object> values = new ArrayList<>(AllowedValues.of(property));
    if (values.isEmpty()) {
      return;
    }
    if (!field.required() && !values.contains(null)) {
      values.add(null);
    }
    schema.put("enum", values);
  }

  private static void type(Map<String, @Nullable Object> schema, Field field) {
    LogicalTypeOptions options =
        field.property().map(SchemaProperty::logicalTypeOptions).orElse(LogicalTypeOptions.NONE);
    switch (field.type()) {
      case ColumnType.Varchar(var length) -> {
        schema.put("type", "string");
        length.ifPresent(most -> schema.put("maxLength", most));
        text(schema, options);
      }
      case ColumnType.Char(int length) -> {
        schema.put("type", "string");
        schema.put("maxLength", length);
        text(schema, options);
      }
      case ColumnType.Plain plain -> plain(schema, plain, options);
      case ColumnType.Decimal(int ignored, int scale) ->
          number(schema, scale == 0 ? "integer" : "number", options);
      case ColumnType.Time ignored -> moment(schema, options, "pattern", TIME);
      case ColumnType.Timestamp(int ignored, ColumnType.Zone zone) -> {
        boolean instant = zone == ColumnType.Zone.WITH_ZONE;
        moment(schema, options, instant ? "format" : "pattern", instant ? "date-time" : WALL_CLOCK);
      }
      case ColumnType.Array(Column element) -> {
        schema.put("type", "array");
        Optional<SchemaProperty> items = field.property().flatMap(SchemaProperty::items);
        schema.put("items", schema(Field.of(element, items)));
        options.minItems().ifPresent(least -> schema.put("minItems", least));
        options.maxItems().ifPresent(most -> schema.put("maxItems", most));
        if (options.uniqueItems()) {
          schema.put("uniqueItems", true);
        }
      }
      case ColumnType.Map(ColumnType ignored, Column value) -> {
        schema.put("type", "object");
        schema.put("additionalProperties", schema(Field.of(value, Optional.empty())));
        size(schema, options);
      }
      case ColumnType.Row(List<Column> columns) -> {
        List<Field> fields =
            columns.stream()
                .map(column -> Field.of(column, property(field.property(), column.name())))
                .toList();
        object(schema, fields, Set.copyOf(options.requiredProperties()));
        size(schema, options);
      }
    }
  }

  private static Optional<SchemaProperty> property(Optional<SchemaProperty> parent, String name) {
    return parent.stream()
        .flatMap(it -> it.properties().stream())
        .filter(it -> it.columnName().equals(name))
        .findFirst();
  }

  private static void plain(
      Map<String, @Nullable Object> schema, ColumnType.Plain plain, LogicalTypeOptions options) {
    switch (plain) {
      case BOOLEAN -> schema.put("type", "boolean");
      case TINYINT -> bounded(schema, options, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case SMALLINT -> bounded(schema, options, Short.MIN_VALUE, Short.MAX_VALUE);
      case INTEGER -> bounded(schema, options, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case BIGINT -> bounded(schema, options, Long.MIN_VALUE, Long.MAX_VALUE);
      case REAL, DOUBLE -> number(schema, "number", options);
      case DATE -> moment(schema, options, "format", "date");
      case VARBINARY -> {
        schema.put("type", "string");
        schema.put("contentEncoding", "base64");
      }
      case UUID -> {
        schema.put("type", "string");
        schema.put("format", "uuid");
      }
      // Any value of JSON: the schema stays open.
      case JSON -> {}
    }
  }

  private static void bounded(
      Map<String, @Nullable Object> schema, LogicalTypeOptions options, long least, long most) {
    number(schema, "integer", options);
    if (!schema.containsKey("exclusiveMinimum")) {
      schema.putIfAbsent("minimum", least);
    }
    if (!schema.containsKey("exclusiveMaximum")) {
      schema.putIfAbsent("maximum", most);
    }
  }

  private static void number(
      Map<String, @Nullable Object> schema, String type, LogicalTypeOptions options) {
    schema.put("type", type);
    bound(schema, "minimum", options.minimum());
    bound(schema, "maximum", options.maximum());
    bound(schema, "exclusiveMinimum", options.exclusiveMinimum());
    bound(schema, "exclusiveMaximum", options.exclusiveMaximum());
    options
        .multipleOf()
        .filter(step -> step.signum() > 0)
        .ifPresent(step -> schema.put("multipleOf", step));
  }

  private static void bound(
      Map<String, @Nullable Object> schema, String key, Optional<Object> bound) {
    bound.filter(Number.class::isInstance).ifPresent(number -> schema.put(key, number));
  }

  private static void text(Map<String, @Nullable Object> schema, LogicalTypeOptions options) {
    options.minLength().ifPresent(least -> schema.put("minLength", least));
    options.maxLength().ifPresent(most -> schema.put("maxLength", most));
    options.pattern().ifPresent(pattern -> schema.put("pattern", pattern));
    options.format().ifPresent(format -> schema.put("format", format));
  }

  /** A date or time of the house's own format is a text of which no more is known. */
  private static void moment(
      Map<String, @Nullable Object> schema,
      LogicalTypeOptions options,
      String keyword,
      String value) {
    schema.put("type", "string");
    Optional<String> own = options.format();
    if (own.isEmpty()) {
      schema.put(keyword, value);
    } else {
      schema.put("$comment", "Written as " + own.get());
    }
  }

  private static void size(Map<String, @Nullable Object> schema, LogicalTypeOptions options) {
    options.minProperties().ifPresent(least -> schema.put("minProperties", least));
    options.maxProperties().ifPresent(most -> schema.put("maxProperties", most));
  }
}
