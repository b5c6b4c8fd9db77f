/** Doors of topics: events as messages, published exactly once. */
@NullMarked
package io.omnimesh.simulator.door.topic;

import org.jspecify.annotations.NullMarked;
