/**
 * What a part is: the process that the launcher runs, what it needs, how it starts and proves that
 * it works.
 */
@NullMarked
package io.omnimesh.embedded.part;

import org.jspecify.annotations.NullMarked;
