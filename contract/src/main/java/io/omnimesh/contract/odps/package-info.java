/**
 * The Open Data Product Standard as values, version 1. Source:
 * github.com/bitol-io/open-data-product-standard.
 */
@NullMarked
package io.omnimesh.contract.odps;

import org.jspecify.annotations.NullMarked;
