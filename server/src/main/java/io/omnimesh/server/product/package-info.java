/** The routes of data products: what they are, what runs, what is planned, and how good it is. */
@NullMarked
package io.omnimesh.server.product;

import org.jspecify.annotations.NullMarked;
