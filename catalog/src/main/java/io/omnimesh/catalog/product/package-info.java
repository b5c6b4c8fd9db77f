/** Data products as code: their files, their ports and what the mesh is to make of them. */
@NullMarked
package io.omnimesh.catalog.product;

import org.jspecify.annotations.NullMarked;
