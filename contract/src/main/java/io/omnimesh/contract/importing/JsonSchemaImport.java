package io.omnimesh.contract.importing;

import static io.omnimesh.contract.importing.JsonSource.list;
import static io.omnimesh.contract.importing.JsonSource.map;
import static io.omnimesh.contract.importing.JsonSource.text;

import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.odcs.LogicalType;
import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.odcs.SchemaProperty;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Drafts a contract of a JSON Schema (drafts 4 to 2020-12): a root of type object, or else the
 * objects among its definitions.
 */
public final class JsonSchemaImport {
  private static final int DEPTH_MAX = 20;

  private final String file;
  private final Map<String, @Nullable Object> root;
  private int depth;

  private JsonSchemaImport(String file, Map<String, @Nullable Object> root) {
    this.file = file;
    this.root = root;
  }

  /**
   * The draft of a schema.
   *
   * @param file how refusals name the file
   * @param object what the root is called where it has no title
   */
  public static DataContract read(String file, String object, String json, ImportHead head) {
    Map<String, @Nullable Object> root = map(JsonSource.read(file, json));
    JsonSchemaImport reader = new JsonSchemaImport(file, root);
    Map<String, @Nullable Object> top = reader.whole(root);
    List<SchemaObject> objects = new ArrayList<>();
    if (!map(top.get("properties")).isEmpty()) {
      objects.add(reader.object(text(top.get("title")).orElse(object), top));
    } else {
      Map<String, @Nullable Object> definitions = map(root.get("definitions"));
      definitions.putAll(map(root.get("$defs")));
      definitions.forEach((name, definition) -> {
        Map<String, @Nullable Object> whole = reader.whole(map(definition));
        if (!map(whole.get("properties")).isEmpty()) {
          objects.add(reader.object(name, whole));
        }
      });
    }
    if (objects.isEmpty()) {
      throw JsonSource.refuse(
          file, "the schema describes no object with properties; give it 'properties'");
    }
    return ContractDraft.of(head, objects);
  }

  private SchemaObject object(String name, Map<String, @Nullable Object> schema) {
    return ContractDraft.object(
        name,
        "topic",
        text(schema.get("description")),
        fields(schema),
        List.of(),
        List.of(),
        List.of());
  }

  private List<SchemaProperty> fields(Map<String, @Nullable Object> schema) {
    if (++depth > DEPTH_MAX) {
      throw JsonSource.refuse(
          file, "objects nest deeper than " + DEPTH_MAX + ", or within themselves; flatten them");
    }
    List<?> required = list(schema.get("required"));
    List<SchemaProperty> properties = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    map(schema.get("properties"))
        .forEach((source, value) -> {
          String name = Names.free(Names.plain(source), taken);
          taken.add(name);
          PropertyDraft draft = new PropertyDraft(name, source);
          boolean nullable = describe(draft, map(value));
          if (required.contains(source) && !nullable) {
            draft.required();
          }
          if (depth == 1) {
            PersonalData.suggestByName(draft);
          }
          properties.add(draft.build());
        });
    depth--;
    return properties;
  }

  /** Sets what a schema says; whether null is allowed. */
  private boolean describe(PropertyDraft draft, Map<String, @Nullable Object> written) {
    Map<String, @Nullable Object> schema = whole(written);
    List<Map<String, @Nullable Object>> choices = choices(schema);
    if (choices.size() == 1) {
      Map<String, @Nullable Object> merged = new LinkedHashMap<>(schema);
      merged.remove("anyOf");
      merged.remove("oneOf");
      merged.putAll(choices.getFirst());
      describe(draft, merged);
      return true;
    }
    draft.description(text(schema.get("description")));
    List<Object> types = new ArrayList<>(list(schema.get("type")));
    text(schema.get("type")).ifPresent(types::add);
    boolean nullable =
        types.remove("null") || Boolean.TRUE.equals(schema.get("nullable")) || nullChoice(schema);
    List<@Nullable Object> values = values(schema);
    nullable |= values.remove(null);
    String type = types.size() == 1 ? types.getFirst().toString() : inferred(schema, types, values);
    draft.shape(shape(type, schema));
    if (!values.isEmpty()) {
      draft.rule(RuleDrafts.validValues(draft.name() + "_values", values));
    }
    if (choices.size() > 1 || types.size() > 1) {
      draft.custom(
          "jsonSchema", plain(schema), Optional.of("The standard has no word for a choice"));
    }
    List<?> examples = list(schema.get("examples"));
    draft.examples(examples);
    return nullable;
  }

  private static Map<String, @Nullable Object> plain(Map<String, @Nullable Object> schema) {
    return new LinkedHashMap<>(schema);
  }

  private static List<@Nullable Object> values(Map<String, @Nullable Object> schema) {
    List<@Nullable Object> values = new ArrayList<>(list(schema.get("enum")));
    if (schema.get("const") != null) {
      values.add(schema.get("const"));
    }
    return values;
  }

  private static String inferred(
      Map<String, @Nullable Object> schema, List<Object> types, List<@Nullable Object> values) {
    if (types.size() == 2 && types.contains("integer") && types.contains("number")) {
      return "number";
    }
    if (schema.containsKey("properties")) {
      return "object";
    }
    if (schema.containsKey("items")) {
      return "array";
    }
    boolean whole = !values.isEmpty() && values.stream().allMatch(it -> it instanceof Long);
    return whole ? "integer" : "string";
  }

  private ColumnShape shape(String type, Map<String, @Nullable Object> schema) {
    return switch (type) {
      case "object" -> {
        List<SchemaProperty> fields = fields(schema);
        yield fields.isEmpty() ? ColumnShape.of(LogicalType.OBJECT) : ColumnShape.object(fields);
      }
      case "array" -> array(schema);
      case "boolean" -> ColumnShape.of(LogicalType.BOOLEAN);
      case "integer" -> number(LogicalType.INTEGER, schema);
      case "number" -> number(LogicalType.NUMBER, schema);
      default -> string(schema);
    };
  }

  private ColumnShape array(Map<String, @Nullable Object> schema) {
    PropertyDraft item = new PropertyDraft("", "");
    Object items = schema.get("items");
    describe(item, map(items instanceof List<?> tuple && !tuple.isEmpty() ? tuple.get(0) : items));
    OptionsDraft options = new OptionsDraft();
    JsonSource.whole(schema.get("minItems")).ifPresent(options::minItems);
    JsonSource.whole(schema.get("maxItems")).ifPresent(options::maxItems);
    if (Boolean.TRUE.equals(schema.get("uniqueItems"))) {
      options.uniqueItems();
    }
    return ColumnShape.array(item).with(options.build());
  }

  private static ColumnShape number(LogicalType type, Map<String, @Nullable Object> schema) {
    OptionsDraft options = new OptionsDraft();
    // Draft 4 writes exclusiveMinimum: true beside minimum.
    boolean above = Boolean.TRUE.equals(schema.get("exclusiveMinimum"));
    boolean below = Boolean.TRUE.equals(schema.get("exclusiveMaximum"));
    JsonSource.number(schema.get("minimum"))
        .ifPresent(above ? options::exclusiveMinimum : options::minimum);
    JsonSource.number(schema.get("maximum"))
        .ifPresent(below ? options::exclusiveMaximum : options::maximum);
    JsonSource.number(schema.get("exclusiveMinimum")).ifPresent(options::exclusiveMinimum);
    JsonSource.number(schema.get("exclusiveMaximum")).ifPresent(options::exclusiveMaximum);
    JsonSource.number(schema.get("multipleOf")).ifPresent(options::multipleOf);
    return ColumnShape.of(type).with(options.build());
  }

  private static ColumnShape string(Map<String, @Nullable Object> schema) {
    String format = text(schema.get("format")).orElse("");
    switch (format) {
      case "date" -> {
        return ColumnShape.of(LogicalType.DATE);
      }
      case "date-time" -> {
        return ColumnShape.of(LogicalType.TIMESTAMP);
      }
      case "time" -> {
        return ColumnShape.of(LogicalType.TIME);
      }
      default -> {}
    }
    OptionsDraft options = new OptionsDraft();
    if (!format.isEmpty()) {
      options.format(format);
    }
    JsonSource.whole(schema.get("minLength")).ifPresent(options::minLength);
    JsonSource.whole(schema.get("maxLength")).ifPresent(options::maxLength);
    text(schema.get("pattern")).ifPresent(options::pattern);
    return ColumnShape.of(LogicalType.STRING).with(options.build());
  }

  /** The schemas of anyOf or oneOf that are not null alone. */
  private List<Map<String, @Nullable Object>> choices(Map<String, @Nullable Object> schema) {
    List<Map<String, @Nullable Object>> choices = new ArrayList<>();
    for (String key : List.of("anyOf", "oneOf")) {
      for (Object choice : list(schema.get(key))) {
        if (!isNull(choice)) {
          choices.add(whole(map(choice)));
        }
      }
    }
    return choices;
  }

  private static boolean nullChoice(Map<String, @Nullable Object> schema) {
    return list(schema.get("anyOf")).stream().anyMatch(JsonSchemaImport::isNull)
        || list(schema.get("oneOf")).stream().anyMatch(JsonSchemaImport::isNull);
  }

  private static boolean isNull(@Nullable Object choice) {
    return "null".equals(map(choice).get("type"));
  }

  /** A schema with what it refers to and what its allOf adds. */
  private Map<String, @Nullable Object> whole(Map<String, @Nullable Object> schema) {
    Map<String, @Nullable Object> whole = new LinkedHashMap<>(schema);
    Set<String> seen = new HashSet<>();
    for (Optional<String> reference = text(whole.get("$ref"));
        reference.isPresent();
        reference = text(whole.get("$ref"))) {
      if (!seen.add(reference.get())) {
        throw JsonSource.refuse(file, "'" + reference.get() + "' refers to itself; define it");
      }
      whole.remove("$ref");
      Map<String, @Nullable Object> target = target(reference.get());
      target.forEach(whole::putIfAbsent);
    }
    Object parts = whole.remove("allOf");
    for (Object part : list(parts)) {
      Map<String, @Nullable Object> other = whole(map(part));
      Map<String, @Nullable Object> properties = map(whole.get("properties"));
      properties.putAll(map(other.get("properties")));
      List<Object> required = new ArrayList<>(list(whole.get("required")));
      required.addAll(list(other.get("required")));
      other.forEach(whole::putIfAbsent);
      if (!properties.isEmpty()) {
        whole.put("properties", properties);
        whole.put("required", required);
      }
    }
    return whole;
  }

  private Map<String, @Nullable Object> target(String reference) {
    if (!reference.startsWith("#")) {
      throw JsonSource.refuse(
          file, "'" + reference + "' lies outside of the file; bundle the schema into one file");
    }
    Object at = root;
    for (String step : reference.substring(1).split("/", -1)) {
      if (!step.isEmpty()) {
        at = map(at).get(step.replace("~1", "/").replace("~0", "~"));
      }
    }
    if (!(at instanceof Map)) {
      throw JsonSource.refuse(file, "'" + reference + "' refers to nothing; define it in $defs");
    }
    return map(at);
  }
}
