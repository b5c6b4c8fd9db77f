/** The systems of the mesh as parts: how each is configured, started, proven to work and set up. */
@NullMarked
package io.omnimesh.embedded.parts;

import org.jspecify.annotations.NullMarked;
