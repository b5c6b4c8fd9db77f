/** Serves the MongoDB wire protocol from an H2 store, in a JVM of its own. */
@NullMarked
package io.omnimesh.runners.mongo;

import org.jspecify.annotations.NullMarked;
