/**
 * Source systems as typed definitions: what they are called, how they are reached, what they hold.
 */
@NullMarked
package io.omnimesh.catalog.source;

import org.jspecify.annotations.NullMarked;
