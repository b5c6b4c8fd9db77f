package io.omnimesh.contract.odcs;

import java.util.List;
import java.util.Optional;

/** What the data is for. */
public record Description(
    Optional<String> purpose,
    Optional<String> limitations,
    Optional<String> usage,
    List<AuthoritativeDefinition> authoritativeDefinitions,
    List<CustomProperty> customProperties) {
  public Description {
    authoritativeDefinitions = List.copyOf(authoritativeDefinitions);
    customProperties = List.copyOf(customProperties);
  }
}
