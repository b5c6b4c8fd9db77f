/** Looks at the machine before a start and says what would hinder it, with the mend. */
@NullMarked
package io.omnimesh.embedded.doctor;

import org.jspecify.annotations.NullMarked;
