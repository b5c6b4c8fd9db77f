package io.omnimesh.contract.odcs;

import java.util.List;
import java.util.Optional;

/** Who keeps the contract; version 3.0 writes the members alone. */
public record Team(
    Optional<String> id,
    Optional<String> name,
    Optional<String> description,
    List<TeamMember> members,
    List<String> tags,
    List<AuthoritativeDefinition> authoritativeDefinitions,
    List<CustomProperty> customProperties) {
  public Team {
    members = List.copyOf(members);
    tags = List.copyOf(tags);
    authoritativeDefinitions = List.copyOf(authoritativeDefinitions);
    customProperties = List.copyOf(customProperties);
  }
}
