/** Parses the SQL that contracts hold. The only package that imports Trino's parser. */
@NullMarked
package io.omnimesh.contract.sqlcheck;

import org.jspecify.annotations.NullMarked;
