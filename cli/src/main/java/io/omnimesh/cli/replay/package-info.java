/** {@code mesh replay}: real data through the same doors as live events. */
@NullMarked
package io.omnimesh.cli.replay;

import org.jspecify.annotations.NullMarked;
