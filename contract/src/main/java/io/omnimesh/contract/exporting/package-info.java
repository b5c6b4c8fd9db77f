/** Contracts in the words of other tools: schemas, definitions, pages. All functions are pure. */
@NullMarked
package io.omnimesh.contract.exporting;

import org.jspecify.annotations.NullMarked;
