/** The online shop and the app: sessions, carts, orders, pushes. */
@NullMarked
package io.omnimesh.simulator.world.online;

import org.jspecify.annotations.NullMarked;
