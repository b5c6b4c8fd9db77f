/**
 * Reads SQL with Trino's own grammar, without running it: which columns a statement is made of,
 * which tables it reads, and whether a transform keeps the rules of the mesh.
 */
@NullMarked
package io.omnimesh.query.lineage;

import org.jspecify.annotations.NullMarked;
