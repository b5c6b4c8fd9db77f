/**
 * Measures the mesh from outside, as a person with a stopwatch would, and writes medians with
 * spread.
 */
@NullMarked
package io.omnimesh.bench;

import org.jspecify.annotations.NullMarked;
