package io.omnimesh.simulator.door;

import java.time.Instant;

/**
 * How far a source system has been written; kept in that system itself, so that it is lost and
 * found together with the data.
 *
 * @param world the settings of the world that wrote, see {@link Worlds}
 * @param until all events before this instant are stored, none at or after it
 */
public record Position(String world, Instant until) {}
