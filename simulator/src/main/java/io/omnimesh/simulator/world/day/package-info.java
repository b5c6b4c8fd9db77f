/**
 * One simulated day: its date, sky, demand, ids and instants, shared by all who make its events.
 */
@NullMarked
package io.omnimesh.simulator.world.day;

import org.jspecify.annotations.NullMarked;
