package io.omnimesh.catalog.state;

import java.time.Instant;

/**
 * Reads of a table by one user through one program.
 *
 * @param table as readers name it, schema and table: {@code ecommerce.orders_v1}
 * @param source the program, as it called itself; may be empty
 * @param at when it was read last
 * @param count how many queries
 */
public record TableRead(String table, String user, String source, Instant at, long count) {}
