/** The secrets plugin of the embedded Trino. */
@NullMarked
package io.omnimesh.runners.trinosecrets;

import org.jspecify.annotations.NullMarked;
