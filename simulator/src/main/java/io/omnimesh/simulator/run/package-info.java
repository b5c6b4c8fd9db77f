/** The running simulator: the world's events through all doors, live and as history. */
@NullMarked
package io.omnimesh.simulator.run;

import org.jspecify.annotations.NullMarked;
