/** The one place where SQL text is quoted. */
@NullMarked
package io.omnimesh.contract.sql;

import org.jspecify.annotations.NullMarked;
