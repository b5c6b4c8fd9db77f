/** What people want: promotions, prices, and the weight of every product on a day. */
@NullMarked
package io.omnimesh.simulator.world.demand;

import org.jspecify.annotations.NullMarked;
