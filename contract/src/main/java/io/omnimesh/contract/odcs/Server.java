package io.omnimesh.contract.odcs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where data that keeps the contract lies.
 *
 * @param server its name
 * @param type {@code trino}, {@code kafka}, {@code postgres}, ...
 * @param settings what belongs to the type: {@code host}, {@code catalog}, {@code schema}, ...
 */
public record Server(
    Optional<String> id,
    String server,
    String type,
    Optional<String> description,
    Optional<String> environment,
    List<Role> roles,
    Map<String, Object> settings,
    List<CustomProperty> customProperties) {
  public Server {
    roles = List.copyOf(roles);
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    customProperties = List.copyOf(customProperties);
  }
}
