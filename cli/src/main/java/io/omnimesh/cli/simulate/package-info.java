/** {@code mesh simulate}: the retail world, live and as history. */
@NullMarked
package io.omnimesh.cli.simulate;

import org.jspecify.annotations.NullMarked;
