/** Desired against actual state: a pure function from both to steps, refusals and drift. */
@NullMarked
package io.omnimesh.catalog.plan;

import org.jspecify.annotations.NullMarked;
