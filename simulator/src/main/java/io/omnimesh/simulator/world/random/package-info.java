/** Random streams that are keyed, so that no draw depends on the order in which others are made. */
@NullMarked
package io.omnimesh.simulator.world.random;

import org.jspecify.annotations.NullMarked;
