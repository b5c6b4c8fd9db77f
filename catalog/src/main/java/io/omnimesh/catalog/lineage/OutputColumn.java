package io.omnimesh.catalog.lineage;

import java.util.Optional;

/**
 * A column of a result.
 *
 * @param name in lower case; empty where the statement gives none
 */
public record OutputColumn(Optional<String> name, Derivation derivation) {}
