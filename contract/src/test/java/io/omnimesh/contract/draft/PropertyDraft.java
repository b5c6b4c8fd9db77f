package io.omnimesh.contract.draft;

import io.omnimesh.contract.odcs.CustomProperty;
import io.omnimesh.contract.odcs.LogicalType;
import io.omnimesh.contract.odcs.LogicalTypeOptions;
import io.omnimesh.contract.odcs.QualityRule;
import io.omnimesh.contract.odcs.Relationship;
import io.omnimesh.contract.odcs.SchemaProperty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A property under construction. */
public final class PropertyDraft {
  public final String name;
  public @Nullable String id;
  public @Nullable String physicalName;
  public @Nullable LogicalType logicalType;
  public LogicalTypeOptions options = LogicalTypeOptions.NONE;
  public @Nullable String physicalType;
  public @Nullable String businessName;
  public @Nullable String description;
  public boolean required;
  public boolean unique;
  public int primaryKeyPosition = -1;
  public int partitionKeyPosition = -1;
  public @Nullable String classification;
  public @Nullable String encryptedName;
  public boolean critical;
  public @Nullable String transformLogic;
  public List<@Nullable Object> examples = new ArrayList<>();
  public List<String> tags = new ArrayList<>();
  public List<PropertyDraft> properties = new ArrayList<>();
  public @Nullable PropertyDraft items;
  public List<Relationship> relationships = new ArrayList<>();
  public List<QualityRule> quality = new ArrayList<>();
  public List<CustomProperty> customProperties = new ArrayList<>();

  private PropertyDraft(String name) {
    this.name = name;
  }

  public static PropertyDraft named(String name) {
    return new PropertyDraft(name);
  }

  /** A property whose physical type is given. */
  public static PropertyDraft of(String name, String physicalType) {
    PropertyDraft draft = new PropertyDraft(name);
    draft.physicalType = physicalType;
    return draft;
  }

  /** A property whose logical type is given. */
  public static PropertyDraft of(String name, LogicalType logicalType) {
    PropertyDraft draft = new PropertyDraft(name);
    draft.logicalType = logicalType;
    return draft;
  }

  public PropertyDraft id(String value) {
    id = value;
    return this;
  }

  public PropertyDraft logical(LogicalType value) {
    logicalType = value;
    return this;
  }

  public PropertyDraft mandatory() {
    required = true;
    return this;
  }

  public PropertyDraft key(int position) {
    primaryKeyPosition = position;
    return this;
  }

  public PropertyDraft partition(int position) {
    partitionKeyPosition = position;
    return this;
  }

  public PropertyDraft describe(String value) {
    description = value;
    return this;
  }

  public PropertyDraft options(LogicalTypeOptions value) {
    options = value;
    return this;
  }

  public PropertyDraft fields(PropertyDraft... values) {
    properties.addAll(Arrays.asList(values));
    return this;
  }

  public PropertyDraft items(PropertyDraft value) {
    items = value;
    return this;
  }

  public SchemaProperty build() {
    return new SchemaProperty(
        Optional.ofNullable(id),
        name,
        Optional.ofNullable(physicalName),
        Optional.ofNullable(logicalType),
        options,
        Optional.ofNullable(physicalType),
        Optional.ofNullable(businessName),
        Optional.ofNullable(description),
        required,
        unique,
        primaryKeyPosition > 0,
        primaryKeyPosition,
        partitionKeyPosition > 0,
        partitionKeyPosition,
        Optional.ofNullable(classification),
        Optional.ofNullable(encryptedName),
        critical,
        List.of(),
        Optional.ofNullable(transformLogic),
        Optional.empty(),
        examples,
        tags,
        properties.stream().map(PropertyDraft::build).toList(),
        Optional.ofNullable(items).map(PropertyDraft::build),
        relationships,
        quality,
        List.of(),
        customProperties);
  }
}
