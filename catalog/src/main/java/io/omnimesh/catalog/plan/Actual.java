package io.omnimesh.catalog.plan;

import io.omnimesh.catalog.state.PortId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What runs, as registry, Trino and Kafka tell it.
 *
 * @param deployed by id
 * @param relations of the catalog {@code mesh}, by {@code schema.table}
 * @param schemas of the catalog {@code mesh}
 * @param topics names of all topics
 * @param catalogs the catalogs that Trino has; a source that this profile leaves out is none
 * @param readers who relies on what
 */
public record Actual(
    Map<PortId, Deployed> deployed,
    Map<String, Relation> relations,
    Set<String> schemas,
    Set<String> topics,
    Set<String> catalogs,
    List<Reader> readers) {
  public Actual {
    deployed = Map.copyOf(deployed);
    relations = Map.copyOf(relations);
    schemas = Set.copyOf(schemas);
    topics = Set.copyOf(topics);
    catalogs = Set.copyOf(catalogs);
    readers = List.copyOf(readers);
  }

  Optional<Relation> relation(String schema, String name) {
    return Optional.ofNullable(relations.get(schema + "." + name));
  }

  /** Who relies on one major: by its own name, or by the product's while it is the newest. */
  List<Reader> readersOf(PortId id, boolean newest) {
    return readers.stream()
        .filter(reader ->
            reader.table().equals(id.table())
                || (newest && reader.table().equals(id.newestTable())))
        .toList();
  }
}
