/** Tests of the simulator and the replay on the running mesh. */
@NullMarked
package io.omnimesh.it.simulator;

import org.jspecify.annotations.NullMarked;
