/** Sources of the running mesh: every one answers, a dead or hanging one stops no other. */
@NullMarked
package io.omnimesh.it.sources;

import org.jspecify.annotations.NullMarked;
