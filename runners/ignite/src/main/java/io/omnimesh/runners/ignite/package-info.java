/** Runs one Apache Ignite node, with an admin, a writer and a reader, in a JVM of its own. */
@NullMarked
package io.omnimesh.runners.ignite;

import org.jspecify.annotations.NullMarked;
