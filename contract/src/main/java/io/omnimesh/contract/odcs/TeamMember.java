package io.omnimesh.contract.odcs;

import java.util.List;
import java.util.Optional;

/** A person of a team; dates are ISO 8601, as written. */
public record TeamMember(
    Optional<String> id,
    String username,
    Optional<String> name,
    Optional<String> description,
    Optional<String> role,
    Optional<String> dateIn,
    Optional<String> dateOut,
    Optional<String> replacedByUsername,
    List<String> tags,
    List<AuthoritativeDefinition> authoritativeDefinitions,
    List<CustomProperty> customProperties) {
  public TeamMember {
    tags = List.copyOf(tags);
    authoritativeDefinitions = List.copyOf(authoritativeDefinitions);
    customProperties = List.copyOf(customProperties);
  }
}
