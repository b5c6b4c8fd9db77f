package io.omnimesh.contract.odcs;

import java.util.List;

/**
 * A reference between properties.
 *
 * @param type {@code foreignKey}
 * @param from {@code object.property} or a path of ids; empty at a property, which is the start
 * @param to as many as {@code from}
 */
public record Relationship(
    String type, List<String> from, List<String> to, List<CustomProperty> customProperties) {
  public Relationship {
    from = List.copyOf(from);
    to = List.copyOf(to);
    customProperties = List.copyOf(customProperties);
  }
}
