package io.omnimesh.contract.importing;

import io.omnimesh.contract.odcs.CustomProperty;
import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.odcs.QualityRule;
import io.omnimesh.contract.odcs.Relationship;
import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.odcs.SchemaProperty;
import java.util.List;
import java.util.Optional;

/** Puts imported objects into a contract of status draft. */
final class ContractDraft {
  private ContractDraft() {}

  static DataContract of(ImportHead head, List<SchemaObject> objects) {
    String name = head.name().orElseGet(() -> objects.getFirst().name());
    String id = head.id().orElseGet(() -> head.domain().map(it -> it + "-").orElse("") + name);
    return new DataContract(
        "v3.1.0",
        id,
        "1.0.0",
        "draft",
        Optional.of(name),
        Optional.empty(),
        head.domain(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        objects,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  static SchemaObject object(
      String name,
      String physicalType,
      Optional<String> description,
      List<SchemaProperty> properties,
      List<Relationship> relationships,
      List<QualityRule> quality,
      List<CustomProperty> customProperties) {
    String plain = Names.plain(name);
    return new SchemaObject(
        Optional.of(plain),
        plain,
        Optional.of(name).filter(it -> !it.equals(plain)),
        Optional.of(physicalType),
        Optional.empty(),
        description.filter(text -> !text.isBlank()),
        Optional.empty(),
        List.of(),
        properties,
        relationships,
        quality,
        List.of(),
        customProperties);
  }
}
