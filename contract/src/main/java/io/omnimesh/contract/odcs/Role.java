package io.omnimesh.contract.odcs;

import java.util.List;
import java.util.Optional;

/** A role that consumers are given. */
public record Role(
    Optional<String> id,
    String role,
    Optional<String> description,
    Optional<String> access,
    Optional<String> firstLevelApprovers,
    Optional<String> secondLevelApprovers,
    List<CustomProperty> customProperties) {
  public Role {
    customProperties = List.copyOf(customProperties);
  }
}
