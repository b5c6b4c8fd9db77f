/** Contracts against the running Trino. */
@NullMarked
package io.omnimesh.it.contract;

import org.jspecify.annotations.NullMarked;
