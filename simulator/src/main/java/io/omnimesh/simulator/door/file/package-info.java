/** Doors of files: the object store's drops and shares, and the DuckDB file. */
@NullMarked
package io.omnimesh.simulator.door.file;

import org.jspecify.annotations.NullMarked;
