/**
 * Decisions of the retailer that can be plugged into the world: what to order, what to recommend.
 */
@NullMarked
package io.omnimesh.simulator.world.policy;

import org.jspecify.annotations.NullMarked;
