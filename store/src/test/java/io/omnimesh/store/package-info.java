/** The store on a real PostgreSQL. */
@NullMarked
package io.omnimesh.store;

import org.jspecify.annotations.NullMarked;
