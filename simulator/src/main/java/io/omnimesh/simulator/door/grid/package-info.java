/** The door of the warehouses' in-memory grid. */
@NullMarked
package io.omnimesh.simulator.door.grid;

import org.jspecify.annotations.NullMarked;
