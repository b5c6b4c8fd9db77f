/** The stores' day: tills, shelves, doors. */
@NullMarked
package io.omnimesh.simulator.world.store;

import org.jspecify.annotations.NullMarked;
