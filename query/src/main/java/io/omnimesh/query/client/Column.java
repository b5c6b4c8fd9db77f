package io.omnimesh.query.client;

/**
 * A column of a result.
 *
 * @param name as the query names it; not necessarily unique
 */
public record Column(String name, DataType type) {}
