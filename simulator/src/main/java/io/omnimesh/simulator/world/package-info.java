/** The seeded retail world: its settings, its master data, and the simulation of its days. */
@NullMarked
package io.omnimesh.simulator.world;

import org.jspecify.annotations.NullMarked;
