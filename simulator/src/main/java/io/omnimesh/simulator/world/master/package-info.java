/** What changes slowly in the retail world: places, range, vendors, people and their identities. */
@NullMarked
package io.omnimesh.simulator.world.master;

import org.jspecify.annotations.NullMarked;
