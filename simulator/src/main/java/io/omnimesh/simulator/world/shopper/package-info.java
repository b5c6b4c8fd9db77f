/** The shoppers: latent tastes, habits, and when they go shopping. */
@NullMarked
package io.omnimesh.simulator.world.shopper;

import org.jspecify.annotations.NullMarked;
