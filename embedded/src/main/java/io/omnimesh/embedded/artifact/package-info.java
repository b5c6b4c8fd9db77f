/**
 * Fetches the real systems that the mesh runs, by coordinates and checksums, from the user's Maven
 * repository.
 */
@NullMarked
package io.omnimesh.embedded.artifact;

import org.jspecify.annotations.NullMarked;
