package io.omnimesh.contract.draft;

import io.omnimesh.contract.odcs.CustomProperty;
import io.omnimesh.contract.odcs.QualityRule;
import io.omnimesh.contract.odcs.Relationship;
import io.omnimesh.contract.odcs.SchemaObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object of a schema under construction. */
public final class ObjectDraft {
  public final String name;
  public @Nullable String id;
  public @Nullable String physicalName;
  public @Nullable String physicalType;
  public @Nullable String description;
  public List<String> tags = new ArrayList<>();
  public List<PropertyDraft> properties = new ArrayList<>();
  public List<Relationship> relationships = new ArrayList<>();
  public List<QualityRule> quality = new ArrayList<>();
  public List<CustomProperty> customProperties = new ArrayList<>();

  private ObjectDraft(String name) {
    this.name = name;
  }

  public static ObjectDraft of(String name, PropertyDraft... properties) {
    ObjectDraft draft = new ObjectDraft(name);
    draft.properties.addAll(Arrays.asList(properties));
    return draft;
  }

  public SchemaObject build() {
    return new SchemaObject(
        Optional.ofNullable(id),
        name,
        Optional.ofNullable(physicalName),
        Optional.ofNullable(physicalType),
        Optional.empty(),
        Optional.ofNullable(description),
        Optional.empty(),
        tags,
        properties.stream().map(PropertyDraft::build).toList(),
        relationships,
        quality,
        List.of(),
        customProperties);
  }
}
