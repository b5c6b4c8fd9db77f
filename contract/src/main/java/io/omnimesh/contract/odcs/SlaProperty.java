package io.omnimesh.contract.odcs;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A promise of service.
 *
 * @param property {@code latency}, {@code frequency}, {@code retention}, {@code availability}, ...
 * @param value a text, number or boolean as written; null where the contract writes null
 * @param unit {@code d}, {@code h}, {@code s}, {@code percent}, ...
 * @param element {@code object.property} of the schema
 */
public record SlaProperty(
    Optional<String> id,
    String property,
    @Nullable Object value,
    @Nullable Object valueExt,
    Optional<String> unit,
    Optional<String> element,
    Optional<String> driver,
    Optional<String> description,
    Optional<String> scheduler,
    Optional<String> schedule) {}
