/** The one place where SQL text is quoted. */
@NullMarked
package io.omnimesh.catalog.sql;

import org.jspecify.annotations.NullMarked;
