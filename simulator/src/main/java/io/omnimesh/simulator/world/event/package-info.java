/** The happenings of the retail world, one record each; the vocabulary that the doors write out. */
@NullMarked
package io.omnimesh.simulator.world.event;

import org.jspecify.annotations.NullMarked;
