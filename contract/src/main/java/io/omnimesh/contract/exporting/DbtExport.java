package io.omnimesh.contract.exporting;

import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.odcs.Relationship;
import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.odcs.SchemaProperty;
import io.omnimesh.contract.odcs.Team;
import io.omnimesh.contract.schema.ColumnType;
import io.omnimesh.contract.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes objects as models of dbt with an enforced contract, types in Trino's words, constraints
 * and data tests. Source: docs.getdbt.com/reference/model-properties.
 */
final class DbtExport {
  private DbtExport() {}

  static String of(DataContract contract, List<SchemaObject> objects) {
    Map<String, @Nullable Object> file = new LinkedHashMap<>();
    file.put("version", 2);
    file.put("models", objects.stream().map(object -> model(contract, objects, object)).toList());
    return YamlWriter.write(file);
  }

  private static Map<String, Object> model(
      DataContract contract, List<SchemaObject> objects, SchemaObject object) {
    Map<String, Object> meta = new LinkedHashMap<>();
    meta.put("contract_id", contract.id());
    meta.put("contract_version", contract.version());
    contract.team().flatMap(Team::name).ifPresent(name -> meta.put("owner", name));
    Map<String, Object> config = new LinkedHashMap<>();
    // Only tables have constraints.
    config.put("materialized", "table");
    config.put("contract", Map.of("enforced", true));
    if (!object.tags().isEmpty()) {
      config.put("tags", object.tags());
    }
    config.put("meta", meta);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("name", SqlHead.tableName(object));
    object.description().ifPresent(text -> model.put("description", text));
    model.put("config", config);
    List<SchemaProperty> key = object.primaryKey();
    if (key.size() > 1) {
      Map<String, Object> constraint = new LinkedHashMap<>();
      constraint.put("type", "primary_key");
      constraint.put("columns", key.stream().map(SchemaProperty::columnName).toList());
      model.put("constraints", List.of(constraint));
    }
    model.put(
        "columns",
        object.properties().stream()
            .map(property -> column(objects, property, key.size() == 1))
            .toList());
    return model;
  }

  private static Map<String, Object> column(
      List<SchemaObject> objects, SchemaProperty property, boolean oneKey) {
    Map<String, Object> column = new LinkedHashMap<>();
    column.put("name", property.columnName());
    column.put("data_type", ColumnType.of(property).trino());
    property.description().ifPresent(text -> column.put("description", text));
    boolean alone = property.primaryKey() && oneKey;
    boolean required = property.required() || property.primaryKey();
    List<Object> constraints = new ArrayList<>();
    List<Object> tests = new ArrayList<>();
    if (required) {
      constraints.add(Map.of("type", "not_null"));
      tests.add("not_null");
    }
    if (alone) {
      constraints.add(Map.of("type", "primary_key"));
    }
    if (property.unique() || alone) {
      tests.add("unique");
    }
    if (property.unique() && !alone) {
      constraints.add(Map.of("type", "unique"));
    }
    values(tests, property);
    relationships(tests, objects, property);
    if (property.classification().isPresent() || !property.tags().isEmpty()) {
      Map<String, Object> config = new LinkedHashMap<>();
      if (!property.tags().isEmpty()) {
        config.put("tags", property.tags());
      }
      property
          .classification()
          .ifPresent(word -> config.put("meta", Map.of("classification", word)));
      column.put("config", config);
    }
    if (!constraints.isEmpty()) {
      column.put("constraints", constraints);
    }
    if (!tests.isEmpty()) {
      column.put("data_tests", tests);
    }
    return column;
  }

  /** Values that are only suggested make a test that warns. */
  private static void values(List<Object> tests, SchemaProperty property) {
    List<? extends @Nullable Object> values = AllowedValues.of(property);
    if (!values.isEmpty()) {
      tests.add(acceptedValues(values, "error"));
      return;
    }
    property.quality().stream()
        .filter(AllowedValues::isSoft)
        .flatMap(rule -> AllowedValues.values(rule).stream())
        .findFirst()
        .ifPresent(soft -> tests.add(acceptedValues(soft, "warn")));
  }

  private static Object acceptedValues(List<? extends @Nullable Object> values, String severity) {
    List<Object> present = new ArrayList<>();
    values.stream().filter(Objects::nonNull).forEach(present::add);
    Map<String, Object> arguments = new LinkedHashMap<>();
    arguments.put("values", present);
    if (present.stream().noneMatch(String.class::isInstance)) {
      arguments.put("quote", false);
    }
    Map<String, Object> test = new LinkedHashMap<>();
    test.put("arguments", arguments);
    if (severity.equals("warn")) {
      test.put("config", Map.of("severity", severity));
    }
    return Map.of("accepted_values", test);
  }

  private static void relationships(
      List<Object> tests, List<SchemaObject> objects, SchemaProperty property) {
    for (Relationship relationship : property.relationships()) {
      if (relationship.to().size() != 1) {
        continue;
      }
      SqlHead.target(objects, relationship.to().getFirst())
          .ifPresent(target -> {
            Map<String, Object> arguments = new LinkedHashMap<>();
            arguments.put("to", "ref('" + SqlHead.tableName(target.object()) + "')");
            arguments.put("field", target.property().columnName());
            tests.add(Map.of("relationships", Map.of("arguments", arguments)));
          });
    }
  }
}
