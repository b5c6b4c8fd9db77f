/** See the module's description in its pom. */
@NullMarked
package io.omnimesh.server;

import org.jspecify.annotations.NullMarked;
