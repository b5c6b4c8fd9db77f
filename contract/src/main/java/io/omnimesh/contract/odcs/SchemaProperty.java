package io.omnimesh.contract.odcs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column, a field of a nested object, or the items of a list.
 *
 * @param id stable over renames
 * @param name empty for the items of a list
 * @param logicalType empty where the contract leaves it open
 * @param physicalType the system's own word, {@code decimal(14,2)}
 * @param primaryKeyPosition from 1; -1 outside the key
 * @param partitionKeyPosition from 1; -1 outside the partition key
 * @param classification {@code public}, {@code internal}, {@code confidential}, {@code personal},
 *     or a word of the house
 * @param examples any JSON values, null included
 * @param properties the fields of an object; {@code key} and {@code value} of a map
 * @param items what a list holds
 */
public record SchemaProperty(
    Optional<String> id,
    String name,
    Optional<String> physicalName,
    Optional<LogicalType> logicalType,
    LogicalTypeOptions logicalTypeOptions,
    Optional<String> physicalType,
    Optional<String> businessName,
    Optional<String> description,
    boolean required,
    boolean unique,
    boolean primaryKey,
    int primaryKeyPosition,
    boolean partitioned,
    int partitionKeyPosition,
    Optional<String> classification,
    Optional<String> encryptedName,
    boolean criticalDataElement,
    List<String> transformSourceObjects,
    Optional<String> transformLogic,
    Optional<String> transformDescription,
    List<@Nullable Object> examples,
    List<String> tags,
    List<SchemaProperty> properties,
    Optional<SchemaProperty> items,
    List<Relationship> relationships,
    List<QualityRule> quality,
    List<AuthoritativeDefinition> authoritativeDefinitions,
    List<CustomProperty> customProperties) {
  private static final Set<String> PERSONAL =
      Set.of("personal", "sensitive", "restricted", "confidential-personal", "pii");

  public SchemaProperty {
    transformSourceObjects = List.copyOf(transformSourceObjects);
    examples = Collections.unmodifiableList(new ArrayList<>(examples));
    tags = List.copyOf(tags);
    properties = List.copyOf(properties);
    relationships = List.copyOf(relationships);
    quality = List.copyOf(quality);
    authoritativeDefinitions = List.copyOf(authoritativeDefinitions);
    customProperties = List.copyOf(customProperties);
  }

  /** Whether the property holds data of persons, as its classification says. */
  public boolean isPersonal() {
    return classification.isPresent()
        && PERSONAL.contains(classification.get().toLowerCase(Locale.ROOT));
  }

  /** What the column is called where the data lies. */
  public String columnName() {
    return physicalName.orElse(name);
  }
}
