/** See the module's description in its pom. */
@NullMarked
package io.omnimesh.stream;

import org.jspecify.annotations.NullMarked;
