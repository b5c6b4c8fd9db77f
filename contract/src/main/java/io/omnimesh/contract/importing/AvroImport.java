package io.omnimesh.contract.importing;

import static io.omnimesh.contract.importing.JsonSource.list;
import static io.omnimesh.contract.importing.JsonSource.map;
import static io.omnimesh.contract.importing.JsonSource.text;

import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.odcs.LogicalType;
import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.odcs.SchemaProperty;
import io.omnimesh.contract.schema.ColumnType;
import io.omnimesh.contract.schema.ColumnType.Plain;
import io.omnimesh.contract.schema.ColumnType.Timestamp;
import io.omnimesh.contract.schema.ColumnType.Varchar;
import io.omnimesh.contract.schema.ColumnType.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Drafts a contract of an Avro schema: a record, or a union of records. Source:
 * avro.apache.org/docs/1.12.0/specification.
 */
public final class AvroImport {
  private static final int DEPTH_MAX = 20;

  private final String file;
  private final Map<String, Map<String, @Nullable Object>> named = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private int depth;

  private AvroImport(String file) {
    this.file = file;
  }

  /**
   * The draft of a schema.
   *
   * @param file how refusals name the file
   */
  public static DataContract read(String file, String json, ImportHead head) {
    Object root = JsonSource.read(file, json);
    AvroImport reader = new AvroImport(file);
    List<?> records = root instanceof List<?> union ? union : List.of(map(root));
    List<SchemaObject> objects = new ArrayList<>();
    for (Object each : records) {
      Map<String, @Nullable Object> record = map(each);
      if (!text(record.get("type")).equals(Optional.of("record"))) {
        throw JsonSource.refuse(
            file, "the schema is not a record; a contract describes records, wrap it in one");
      }
      reader.name(record);
      objects.add(
          ContractDraft.object(
              text(record.get("name")).orElse("record"),
              "topic",
              text(record.get("doc")),
              reader.fields(record),
              List.of(),
              List.of(),
              List.of()));
    }
    return ContractDraft.of(head, objects);
  }

  private List<SchemaProperty> fields(Map<String, @Nullable Object> record) {
    if (++depth > DEPTH_MAX) {
      throw JsonSource.refuse(file, "records nest deeper than " + DEPTH_MAX + "; flatten them");
    }
    List<SchemaProperty> properties = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Object each : list(record.get("fields"))) {
      Map<String, @Nullable Object> field = map(each);
      String source =
          text(field.get("name"))
              .orElseThrow(() -> JsonSource.refuse(file, "a field has no name; name it"));
      String name = Names.free(Names.plain(source), taken);
      taken.add(name);
      PropertyDraft draft =
          new PropertyDraft(name, text(field.get("column")).orElse(source))
              .description(text(field.get("doc")));
      text(field.get("field-id")).ifPresent(draft::id);
      type(draft, field.get("type"));
      if (record.get("name") != null && depth == 1) {
        PersonalData.suggestByName(draft);
      }
      properties.add(draft.build());
    }
    depth--;
    return properties;
  }

  /** Sets shape and nullability of a property. */
  private void type(PropertyDraft draft, @Nullable Object type) {
    if (type instanceof List<?> union) {
      List<?> values = union.stream().filter(it -> !"null".equals(it)).toList();
      if (values.size() == union.size()) {
        draft.required();
      }
      if (values.size() == 1) {
        shape(draft, values.getFirst());
      } else {
        draft.custom("avroType", union, Optional.of("The standard has no word for a choice"));
      }
      return;
    }
    draft.required();
    shape(draft, type);
  }

  private void shape(PropertyDraft draft, @Nullable Object type) {
    Map<String, @Nullable Object> complex = type instanceof String name ? byName(name) : map(type);
    if (complex.get("type") instanceof Map<?, ?> || complex.get("type") instanceof List<?>) {
      shape(draft, complex.get("type"));
      return;
    }
    String kind = text(complex.get("type")).orElse("");
    name(complex);
    switch (kind) {
      case "record", "error" -> draft.shape(ColumnShape.object(nested(complex)));
      case "enum" -> {
        draft.shape(ColumnShape.of(LogicalType.STRING));
        draft.rule(RuleDrafts.validValues(draft.name() + "_values", list(complex.get("symbols"))));
      }
      case "array" -> draft.shape(array(complex));
      case "map" -> draft.shape(mapShape(complex));
      default -> draft.shape(ColumnShapes.of(scalar(kind, complex)));
    }
  }

  /** A record within itself would never end; its inner side is left open. */
  private List<SchemaProperty> nested(Map<String, @Nullable Object> record) {
    String name = text(record.get("name")).orElse("");
    if (!open.add(name)) {
      return List.of();
    }
    List<SchemaProperty> fields = fields(record);
    open.remove(name);
    return fields;
  }

  private ColumnShape array(Map<String, @Nullable Object> array) {
    Map<String, @Nullable Object> items = map(array.get("items"));
    PropertyDraft item = new PropertyDraft("", "");
    type(item, array.get("items"));
    boolean pairs = text(array.get("logicalType")).equals(Optional.of("map"));
    if (pairs && !items.isEmpty()) {
      ColumnType key = simple(list(items.get("fields")), 0);
      ColumnType value = simple(list(items.get("fields")), 1);
      return ColumnShapes.of(ColumnType.Map.of(key, value));
    }
    return ColumnShape.array(item);
  }

  private ColumnShape mapShape(Map<String, @Nullable Object> map) {
    PropertyDraft value = new PropertyDraft("", "");
    type(value, map.get("values"));
    return ColumnShapes.of(ColumnType.Map.of(Varchar.UNBOUNDED, ColumnType.of(value.build())));
  }

  private ColumnType simple(List<?> fields, int index) {
    PropertyDraft draft = new PropertyDraft("", "");
    type(draft, index < fields.size() ? map(fields.get(index)).get("type") : "string");
    return ColumnType.of(draft.build());
  }

  private ColumnType scalar(String kind, Map<String, @Nullable Object> type) {
    String logical = text(type.get("logicalType")).orElse("");
    return switch (logical) {
      case "decimal" -> {
        int precision = JsonSource.whole(type.get("precision")).orElse(38);
        int scale = JsonSource.whole(type.get("scale")).orElse(0);
        boolean fits = precision > 0 && precision <= 38 && scale <= precision;
        yield fits ? new ColumnType.Decimal(precision, scale) : Plain.DOUBLE;
      }
      case "date" -> Plain.DATE;
      case "uuid" -> Plain.UUID;
      case "time-millis" -> new ColumnType.Time(3);
      case "time-micros" -> new ColumnType.Time(6);
      case "timestamp-millis" -> new Timestamp(3, Zone.WITH_ZONE);
      case "timestamp-micros" -> new Timestamp(6, Zone.WITH_ZONE);
      case "timestamp-nanos" -> new Timestamp(9, Zone.WITH_ZONE);
      case "local-timestamp-millis" -> new Timestamp(3, Zone.WITHOUT_ZONE);
      case "local-timestamp-micros" -> new Timestamp(6, Zone.WITHOUT_ZONE);
      case "local-timestamp-nanos" -> new Timestamp(9, Zone.WITHOUT_ZONE);
      default -> primitive(kind);
    };
  }

  private ColumnType primitive(String kind) {
    return switch (kind) {
      case "boolean" -> Plain.BOOLEAN;
      case "int" -> Plain.INTEGER;
      case "long" -> Plain.BIGINT;
      case "float" -> Plain.REAL;
      case "double" -> Plain.DOUBLE;
      case "bytes", "fixed" -> Plain.VARBINARY;
      case "string", "null" -> Varchar.UNBOUNDED;
      default ->
          throw JsonSource.refuse(
              file, "the type '" + kind + "' is not defined; define it before its first use");
    };
  }

  private void name(Map<String, @Nullable Object> type) {
    text(type.get("name"))
        .ifPresent(name -> {
          named.putIfAbsent(name, type);
          text(type.get("namespace"))
              .ifPresent(space -> named.putIfAbsent(space + "." + name, type));
        });
  }

  private Map<String, @Nullable Object> byName(String name) {
    Map<String, @Nullable Object> known =
        named.getOrDefault(name, named.get(name.substring(name.lastIndexOf('.') + 1)));
    return known == null ? map(Map.of("type", name)) : known;
  }
}
