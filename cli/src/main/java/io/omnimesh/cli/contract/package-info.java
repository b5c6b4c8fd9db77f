/** {@code mesh contract}: drafts contracts of what is there, and writes them for other tools. */
@NullMarked
package io.omnimesh.cli.contract;

import org.jspecify.annotations.NullMarked;
