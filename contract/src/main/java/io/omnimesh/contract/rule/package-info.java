/** The promises of a contract as rules that every engine judges alike. */
@NullMarked
package io.omnimesh.contract.rule;

import org.jspecify.annotations.NullMarked;
