package io.omnimesh.contract.odcs;

import java.util.Optional;

/** A link to where something is defined. */
public record AuthoritativeDefinition(
    Optional<String> id, String url, String type, Optional<String> description) {}
