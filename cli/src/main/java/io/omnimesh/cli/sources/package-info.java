/** {@code mesh sources}: list, test, add and remove the systems that the mesh reads. */
@NullMarked
package io.omnimesh.cli.sources;

import org.jspecify.annotations.NullMarked;
