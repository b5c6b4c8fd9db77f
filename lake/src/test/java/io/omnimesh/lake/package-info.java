/** The lake on a real PostgreSQL, with tables whose rows are written and read. */
@NullMarked
package io.omnimesh.lake;

import org.jspecify.annotations.NullMarked;
