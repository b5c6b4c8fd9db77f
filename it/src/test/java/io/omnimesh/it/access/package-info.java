/** Who may do what in the source systems of the running mesh. */
@NullMarked
package io.omnimesh.it.access;

import org.jspecify.annotations.NullMarked;
