/** Runs one OpenSearch node, with a writer and a reader, in a JVM of its own. */
@NullMarked
package io.omnimesh.runners.opensearch;

import org.jspecify.annotations.NullMarked;
