/** {@code mesh serve}: the composition root of the REST server. */
@NullMarked
package io.omnimesh.cli.serve;

import org.jspecify.annotations.NullMarked;
