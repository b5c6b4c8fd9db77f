/**
 * The Open Data Contract Standard as values: every field of version 3.1, with what 3.0 and 3.2
 * write differently. Source: github.com/bitol-io/open-data-contract-standard.
 */
@NullMarked
package io.omnimesh.contract.odcs;

import org.jspecify.annotations.NullMarked;
