/** Runs SQL in Trino: typed columns and rows, live statistics, cancellation, plain failures. */
@NullMarked
package io.omnimesh.query.client;

import org.jspecify.annotations.NullMarked;
