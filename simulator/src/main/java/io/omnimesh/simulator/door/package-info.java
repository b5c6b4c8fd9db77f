/** The doors: how what happens in the retail world gets into each domain's own systems. */
@NullMarked
package io.omnimesh.simulator.door;

import org.jspecify.annotations.NullMarked;
