/** Compares the shapes of the world with those of real data. */
@NullMarked
package io.omnimesh.simulator.world.report;

import org.jspecify.annotations.NullMarked;
