/**
 * Runs of the mesh as events of OpenLineage (specification 2-0-2), for catalogs that collect them.
 * Source: openlineage.io/spec.
 */
@NullMarked
package io.omnimesh.catalog.lineage.openlineage;

import org.jspecify.annotations.NullMarked;
