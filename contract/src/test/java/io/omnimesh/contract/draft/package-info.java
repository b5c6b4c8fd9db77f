/** Builds contracts for tests: what a test leaves out is left out of the contract. */
@NullMarked
package io.omnimesh.contract.draft;

import org.jspecify.annotations.NullMarked;
