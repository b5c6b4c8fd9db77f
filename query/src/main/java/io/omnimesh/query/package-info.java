/** See the module's description in its pom. */
@NullMarked
package io.omnimesh.query;

import org.jspecify.annotations.NullMarked;
