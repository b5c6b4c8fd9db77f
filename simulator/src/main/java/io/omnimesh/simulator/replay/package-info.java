/** Real retail data, played through the same doors as live events. */
@NullMarked
package io.omnimesh.simulator.replay;

import org.jspecify.annotations.NullMarked;
