package io.omnimesh.contract.importing;

import io.omnimesh.contract.odcs.CustomProperty;
import io.omnimesh.contract.odcs.QualityRule;
import io.omnimesh.contract.odcs.Relationship;
import io.omnimesh.contract.odcs.SchemaProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A property that is being put together; nothing is set at first. */
final class PropertyDraft {
  private final String name;
  private final Optional<String> physicalName;
  private String id;
  private ColumnShape shape = ColumnShape.unknown();
  private Optional<String> description = Optional.empty();
  private boolean required;
  private boolean unique;
  private int keyPosition = -1;
  private int partitionPosition = -1;
  private Optional<String> classification = Optional.empty();
  private List<@Nullable Object> examples = List.of();
  private final List<Relationship> relationships = new ArrayList<>();
  private final List<QualityRule> quality = new ArrayList<>();
  private final List<CustomProperty> customProperties = new ArrayList<>();

  /**
   * @param name plain; empty for the items of a list
   * @param source the name where the data lies
   */
  PropertyDraft(String name, String source) {
    this.name = name;
    id = name;
    this.physicalName = Optional.of(source).filter(it -> !it.equals(name));
  }

  String name() {
    return name;
  }

  ColumnShape shape() {
    return shape;
  }

  boolean isRequired() {
    return required;
  }

  /** The stable id, where the source knows one that is not the name. */
  PropertyDraft id(String value) {
    id = value;
    return this;
  }

  PropertyDraft shape(ColumnShape value) {
    shape = value;
    return this;
  }

  PropertyDraft description(Optional<String> value) {
    description = value.map(String::strip).filter(text -> !text.isEmpty());
    return this;
  }

  PropertyDraft required() {
    required = true;
    return this;
  }

  PropertyDraft unique() {
    unique = true;
    return this;
  }

  PropertyDraft key(int position) {
    keyPosition = position;
    required = true;
    return this;
  }

  PropertyDraft partition(int position) {
    partitionPosition = position;
    return this;
  }

  PropertyDraft examples(List<? extends @Nullable Object> values) {
    examples = new ArrayList<>(values);
    return this;
  }

  /** Calls the data personal, and says why. */
  PropertyDraft personal(String reason) {
    classification = Optional.of("personal");
    return custom(RuleDrafts.SUGGESTED, "classification", Optional.of(reason));
  }

  PropertyDraft custom(String key, Object value, Optional<String> reason) {
    customProperties.add(new CustomProperty(Optional.empty(), key, value, reason));
    return this;
  }

  PropertyDraft reference(String target) {
    relationships.add(new Relationship("foreignKey", List.of(), List.of(target), List.of()));
    return this;
  }

  PropertyDraft rule(QualityRule rule) {
    quality.add(rule);
    return this;
  }

  SchemaProperty build() {
    return new SchemaProperty(
        Optional.of(id).filter(it -> !it.isEmpty()),
        name,
        physicalName,
        Optional.of(shape.logicalType()),
        shape.options(),
        shape.physicalType(),
        Optional.empty(),
        description,
        required,
        unique,
        keyPosition > 0,
        keyPosition,
        partitionPosition > 0,
        partitionPosition,
        classification,
        Optional.empty(),
        false,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        examples,
        List.of(),
        shape.properties(),
        shape.items(),
        relationships,
        quality,
        List.of(),
        customProperties);
  }
}
