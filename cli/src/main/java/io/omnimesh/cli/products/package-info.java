/** Commands on data products: what would change, do it, refresh tables. */
@NullMarked
package io.omnimesh.cli.products;

import org.jspecify.annotations.NullMarked;
