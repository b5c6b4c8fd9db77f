/** Reads and writes JSON as trees of maps, lists, texts and numbers, with limits. */
@NullMarked
package io.omnimesh.contract.json;

import org.jspecify.annotations.NullMarked;
