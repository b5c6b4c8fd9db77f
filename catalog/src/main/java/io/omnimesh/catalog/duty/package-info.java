/** What the control plane does by itself: refreshes tables, watches for drift, notes readers. */
@NullMarked
package io.omnimesh.catalog.duty;

import org.jspecify.annotations.NullMarked;
