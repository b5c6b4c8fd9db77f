/** Writes findings for people and for machines. */
@NullMarked
package io.omnimesh.contract.lint.report;

import org.jspecify.annotations.NullMarked;
