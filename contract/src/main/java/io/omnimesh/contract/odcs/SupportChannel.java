package io.omnimesh.contract.odcs;

import java.util.List;
import java.util.Optional;

/** Where consumers get help. */
public record SupportChannel(
    Optional<String> id,
    String channel,
    Optional<String> url,
    Optional<String> description,
    Optional<String> tool,
    Optional<String> scope,
    Optional<String> invitationUrl,
    List<CustomProperty> customProperties) {
  public SupportChannel {
    customProperties = List.copyOf(customProperties);
  }
}
