package io.omnimesh.contract.odcs;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the standard leaves to the house.
 *
 * @param value any JSON value, as lists, maps, texts, numbers, booleans or null
 */
public record CustomProperty(
    Optional<String> id, String property, @Nullable Object value, Optional<String> description) {}
