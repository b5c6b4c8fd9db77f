/** Warehouses, vendors and shipments. */
@NullMarked
package io.omnimesh.simulator.world.supply;

import org.jspecify.annotations.NullMarked;
