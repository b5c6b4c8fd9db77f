/** Data products on a running mesh. */
@NullMarked
package io.omnimesh.it.product;

import org.jspecify.annotations.NullMarked;
