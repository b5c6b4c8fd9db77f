/** Commands that look at the simulated retail world without a running mesh. */
@NullMarked
package io.omnimesh.cli.world;

import org.jspecify.annotations.NullMarked;
