package io.omnimesh.contract.lint;

import io.omnimesh.contract.document.Mapping;
import io.omnimesh.contract.document.Node;
import io.omnimesh.contract.document.Scalar;
import io.omnimesh.contract.lint.SchemaIndex.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the schema of the standard cannot see: contradictions, and words that lead nowhere. */
final class MeaningCheck {
  private final Report report;
  private final SchemaIndex index;
  private final QualityMeaning quality;
  private final RelationshipMeaning relationships;
  private final OptionsMeaning options;

  MeaningCheck(Mapping root, Report report) {
    this.report = report;
    index = new SchemaIndex(root);
    quality = new QualityMeaning(root, report);
    relationships = new RelationshipMeaning(index, report);
    options = new OptionsMeaning(report);
  }

  void check(Mapping root) {
    new HeadMeaning(report).contract(root);
    new SlaMeaning(index, report).check(root);
    Part contract = new Part(root, Path.ROOT);
    for (String key : List.of("servers", "support", "roles", "slaProperties", "customProperties")) {
      unique(contract.parts(key), "id", "the id");
    }
    unique(contract.parts("servers"), "server", "the server");
    unique(contract.parts("roles"), "role", "the role");
    unique(index.objects(), "name", "the object");
    unique(index.objects(), "id", "the id");
    for (Part object : index.objects()) {
      List<Part> properties = object.parts("properties");
      fields(properties);
      KeyMeaning.check(properties, "primaryKey", "primaryKeyPosition", report);
      KeyMeaning.check(properties, "partitioned", "partitionKeyPosition", report);
      relationships.object(object);
      quality.object(object, index);
      unique(object.parts("quality"), "id", "the id");
    }
  }

  /** The fields of an object, nested ones included. */
  private void fields(List<Part> properties) {
    unique(properties, "name", "the property");
    unique(properties, "id", "the id");
    for (Part property : properties) {
      field(property);
    }
  }

  private void field(Part property) {
    options.check(property);
    quality.property(property);
    relationships.property(property);
    fields(property.parts("properties"));
    if (property.mapping().find("items").orElse(null) instanceof Mapping items) {
      field(new Part(items, property.path().child("items")));
    }
  }

  private void unique(List<Part> parts, String key, String what) {
    if (parts.size() < 2) {
      return;
    }
    Map<String, Part> seen = HashMap.newHashMap(parts.size());
    for (Part part : parts) {
      Node node = part.mapping().find(key).orElse(null);
      if (!(node instanceof Scalar scalar) || scalar.text().isEmpty()) {
        continue;
      }
      Part first = seen.putIfAbsent(scalar.text().toLowerCase(Locale.ROOT), part);
      if (first == null) {
        continue;
      }
      boolean same = first.text(key).equals(part.text(key));
      String message =
          what
              + " '"
              + scalar.text()
              + "' stands here again, first at line "
              + report.line(first.mapping());
      if (same) {
        report.error(
            "meaning/duplicate-" + key,
            scalar,
            part.path().child(key),
            message,
            "rename one of the two");
      } else if (!key.equals("id")) {
        report.warning(
            "meaning/duplicate-" + key,
            scalar,
            part.path().child(key),
            message + " in other letter case, which SQL does not tell apart",
            "rename one of the two");
      }
    }
  }
}
