/** Tables and views of data products in Trino's catalog {@code mesh}. */
@NullMarked
package io.omnimesh.query.products;

import org.jspecify.annotations.NullMarked;
