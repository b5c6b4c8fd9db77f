package io.omnimesh.contract.odcs;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A table, topic or document that a contract describes.
 *
 * @param id stable over renames
 * @param physicalName what the system calls it, where that differs from the name
 * @param properties its columns
 */
public record SchemaObject(
    Optional<String> id,
    String name,
    Optional<String> physicalName,
    Optional<String> physicalType,
    Optional<String> businessName,
    Optional<String> description,
    Optional<String> dataGranularityDescription,
    List<String> tags,
    List<SchemaProperty> properties,
    List<Relationship> relationships,
    List<QualityRule> quality,
    List<AuthoritativeDefinition> authoritativeDefinitions,
    List<CustomProperty> customProperties) {
  public SchemaObject {
    tags = List.copyOf(tags);
    properties = List.copyOf(properties);
    relationships = List.copyOf(relationships);
    quality = List.copyOf(quality);
    authoritativeDefinitions = List.copyOf(authoritativeDefinitions);
    customProperties = List.copyOf(customProperties);
  }

  /** A property by its name. */
  public Optional<SchemaProperty> property(String propertyName) {
    return properties.stream().filter(property -> property.name().equals(propertyName)).findFirst();
  }

  /** The properties of the primary key, in the order of their positions. */
  public List<SchemaProperty> primaryKey() {
    return properties.stream()
        .filter(SchemaProperty::primaryKey)
        .sorted(Comparator.comparingInt(SchemaProperty::primaryKeyPosition))
        .toList();
  }
}
