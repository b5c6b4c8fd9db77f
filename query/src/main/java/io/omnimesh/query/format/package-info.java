/** How values of a result are written as text and as JSON, the same everywhere. */
@NullMarked
package io.omnimesh.query.format;

import org.jspecify.annotations.NullMarked;
