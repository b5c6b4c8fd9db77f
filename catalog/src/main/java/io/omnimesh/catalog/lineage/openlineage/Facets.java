package io.omnimesh.catalog.lineage.openlineage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;

/** Writes facets, each with its producer and the version of its schema. */
final class Facets {
  private final URI producer;

  Facets(URI producer) {
    this.producer = producer;
  }

  ObjectNode of(String version, String name) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("_producer", producer.toString())
        .put(
            "_schemaURL",
            "https://openlineage.io/spec/facets/" + version + "/" + name + ".json#/$defs/" + name);
  }

  ObjectNode jobType(String type) {
    return of("2-0-4", "JobTypeJobFacet")
        .put("processingType", "BATCH")
        .put("integration", "OMNIMESH")
        .put("jobType", type);
  }

  /** What is known of a dataset as it stands. */
  void dataset(ObjectNode node, Dataset dataset) {
    ObjectNode facets = node.putObject("facets");
    if (!dataset.fields().isEmpty()) {
      ObjectNode schema = of("1-2-0", "SchemaDatasetFacet");
      fields(schema.putArray("fields"), dataset.fields());
      facets.set("schema", schema);
    }
    dataset
        .description()
        .ifPresent(text ->
            facets.set(
                "documentation",
                of("1-1-0", "DocumentationDatasetFacet").put("description", text)));
    if (!dataset.owners().isEmpty()) {
      ObjectNode ownership = of("1-0-1", "OwnershipDatasetFacet");
      ArrayNode owners = ownership.putArray("owners");
      for (Dataset.Owner owner : dataset.owners()) {
        RunEvents.put(owners.addObject().put("name", owner.name()), "type", owner.type());
      }
      facets.set("ownership", ownership);
    }
  }

  private static void fields(ArrayNode list, List<Dataset.Field> fields) {
    for (Dataset.Field field : fields) {
      ObjectNode node = list.addObject().put("name", field.name());
      RunEvents.put(node, "type", field.type());
      RunEvents.put(node, "description", field.description());
      if (!field.fields().isEmpty()) {
        fields(node.putArray("fields"), field.fields());
      }
    }
  }
}
