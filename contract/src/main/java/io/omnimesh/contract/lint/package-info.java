/** Checks contracts and products, and says what is wrong, where, why, and how to mend it. */
@NullMarked
package io.omnimesh.contract.lint;

import org.jspecify.annotations.NullMarked;
