/** Doors of stores without a fixed relational schema: documents, keys, wide rows. */
@NullMarked
package io.omnimesh.simulator.door.document;

import org.jspecify.annotations.NullMarked;
