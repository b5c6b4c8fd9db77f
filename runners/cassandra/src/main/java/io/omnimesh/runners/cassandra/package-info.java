/** What the one Cassandra node of the mesh needs beyond Cassandra. */
@NullMarked
package io.omnimesh.runners.cassandra;

import org.jspecify.annotations.NullMarked;
