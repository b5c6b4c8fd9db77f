package io.omnimesh.query.client;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a statement asks the client to remember for the next: Trino keeps no session of its own.
 *
 * @param catalog of {@code USE}
 * @param schema of {@code USE}
 * @param setProperties of {@code SET SESSION}
 * @param resetProperties of {@code RESET SESSION}
 */
public record SessionChanges(
    Optional<String> catalog,
    Optional<String> schema,
    Map<String, String> setProperties,
    Set<String> resetProperties) {
  public SessionChanges {
    setProperties = Map.copyOf(setProperties);
    resetProperties = Set.copyOf(resetProperties);
  }
}
