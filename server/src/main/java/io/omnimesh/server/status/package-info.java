/** The state of the mesh and the health of this process. */
@NullMarked
package io.omnimesh.server.status;

import org.jspecify.annotations.NullMarked;
