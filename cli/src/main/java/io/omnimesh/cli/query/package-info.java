/** {@code mesh query} and {@code mesh sql}: SQL from the command line and in a shell. */
@NullMarked
package io.omnimesh.cli.query;

import org.jspecify.annotations.NullMarked;
