/** Starts the parts in dependency order, watches them, restarts what fails, and stops them. */
@NullMarked
package io.omnimesh.embedded.supervise;

import org.jspecify.annotations.NullMarked;
