/**
 * Compares two versions of a contract: what changed, whom it hits, and which version it needs. The
 * rules stand as a table in docs/guides/compatibility.md.
 */
@NullMarked
package io.omnimesh.contract.diff;

import org.jspecify.annotations.NullMarked;
