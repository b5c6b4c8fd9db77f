package io.omnimesh.contract.odcs;

import io.omnimesh.contract.document.Fields;
import io.omnimesh.contract.document.Mapping;
import io.omnimesh.contract.document.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the objects of a contract and their properties. */
final class SchemaReader {
  private SchemaReader() {}

  static SchemaObject object(Fields fields) {
    return new SchemaObject(
        fields.text("id"),
        fields.textOrEmpty("name"),
        fields.text("physicalName"),
        fields.text("physicalType"),
        fields.text("businessName"),
        fields.text("description"),
        fields.text("dataGranularityDescription"),
        fields.texts("tags"),
        fields.list("properties", SchemaReader::property),
        relationships(fields),
        fields.list("quality", QualityReader::rule),
        CommonParts.definitions(fields),
        CommonParts.customProperties(fields));
  }

  private static SchemaProperty property(Fields fields) {
    return property(fields, fields.textOrEmpty("name"));
  }

  private static SchemaProperty property(Fields fields, String name) {
    return new SchemaProperty(
        fields.text("id"),
        name,
        fields.text("physicalName"),
        fields.text("logicalType").flatMap(LogicalType::of),
        options(fields),
        fields.text("physicalType"),
        fields.text("businessName"),
        fields.text("description"),
        fields.isTrue("required"),
        fields.isTrue("unique"),
        fields.isTrue("primaryKey"),
        fields.integer("primaryKeyPosition").orElse(-1),
        fields.isTrue("partitioned"),
        fields.integer("partitionKeyPosition").orElse(-1),
        fields.text("classification"),
        fields.text("encryptedName"),
        fields.isTrue("criticalDataElement"),
        fields.texts("transformSourceObjects"),
        fields.text("transformLogic"),
        fields.text("transformDescription"),
        values(fields.nodes("examples")),
        fields.texts("tags"),
        fields.has("map") ? entry(fields.fields("map")) : properties(fields),
        fields.node("items") instanceof Mapping items
            ? Optional.of(property(Fields.of(items)))
            : Optional.empty(),
        relationships(fields),
        fields.list("quality", QualityReader::rule),
        CommonParts.definitions(fields),
        CommonParts.customProperties(fields));
  }

  private static List<SchemaProperty> properties(Fields fields) {
    return fields.list("properties", SchemaReader::property);
  }

  /** The key and the value of a map, as version 3.2 writes them. */
  private static List<SchemaProperty> entry(Fields map) {
    return List.of(property(map.fields("key"), "key"), property(map.fields("value"), "value"));
  }

  private static List<Relationship> relationships(Fields fields) {
    return fields.list(
        "relationships",
        item ->
            new Relationship(
                item.text("type").orElse("foreignKey"),
                ContractReader.references(item, "from"),
                ContractReader.references(item, "to"),
                CommonParts.customProperties(item)));
  }

  private static LogicalTypeOptions options(Fields property) {
    if (!property.has("logicalTypeOptions") && !property.has("enum")) {
      return LogicalTypeOptions.NONE;
    }
    Fields fields = property.fields("logicalTypeOptions");
    // Version 3.0 writes "exclusiveMinimum: true" beside the minimum.
    boolean exclusiveMinimum = fields.isTrue("exclusiveMinimum");
    boolean exclusiveMaximum = fields.isTrue("exclusiveMaximum");
    Optional<Object> minimum = bound(fields, "minimum");
    Optional<Object> maximum = bound(fields, "maximum");
    return new LogicalTypeOptions(
        fields.text("format"),
        exclusiveMinimum ? Optional.empty() : minimum,
        exclusiveMaximum ? Optional.empty() : maximum,
        exclusiveMinimum ? minimum : bound(fields, "exclusiveMinimum"),
        exclusiveMaximum ? maximum : bound(fields, "exclusiveMaximum"),
        fields.decimal("multipleOf"),
        fields.integer("minLength"),
        fields.integer("maxLength"),
        fields.text("pattern"),
        fields.integer("minItems"),
        fields.integer("maxItems"),
        fields.isTrue("uniqueItems"),
        fields.integer("minProperties"),
        fields.integer("maxProperties"),
        fields.texts("required"),
        fields.truth("timezone"),
        fields.text("defaultTimezone"),
        enumeration(fields.nodes("enum").isEmpty() ? property : fields));
  }

  private static Optional<Object> bound(Fields fields, String key) {
    Object value = fields.value(key);
    return value instanceof Number || value instanceof String
        ? Optional.of(value)
        : Optional.empty();
  }

  /** The values of an enum; version 3.2 writes each beneath {@code value}. */
  private static List<@Nullable Object> enumeration(Fields fields) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Node item : fields.nodes("enum")) {
      values.add(item instanceof Mapping ? Fields.of(item).value("value") : item.value());
    }
    return values;
  }

  private static List<@Nullable Object> values(List<Node> nodes) {
    List<@Nullable Object> values = new ArrayList<>();
    nodes.forEach(node -> values.add(node.value()));
    return values;
  }
}
