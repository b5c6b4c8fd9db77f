/** Runs the rules of contracts on tables and writes what came out. */
@NullMarked
package io.omnimesh.query.quality;

import org.jspecify.annotations.NullMarked;
