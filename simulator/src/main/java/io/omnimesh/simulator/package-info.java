/** See the module's description in its pom. */
@NullMarked
package io.omnimesh.simulator;

import org.jspecify.annotations.NullMarked;
