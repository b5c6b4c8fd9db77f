/**
 * The interfaces of {@code catalog.state} on PostgreSQL: the only package that knows Jdbi and
 * Flyway.
 */
@NullMarked
package io.omnimesh.store;

import org.jspecify.annotations.NullMarked;
