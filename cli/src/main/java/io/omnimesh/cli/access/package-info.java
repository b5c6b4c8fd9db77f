/** {@code mesh token}: tokens for people and programs. */
@NullMarked
package io.omnimesh.cli.access;

import org.jspecify.annotations.NullMarked;
