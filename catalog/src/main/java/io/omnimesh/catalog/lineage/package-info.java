/**
 * Which columns come from which: lineage of one transform, and the graph of many, as pure values.
 */
@NullMarked
package io.omnimesh.catalog.lineage;

import org.jspecify.annotations.NullMarked;
