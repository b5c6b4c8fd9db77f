/**
 * Carries out plans. One writer at a time; product by product, each whole or not at all; a run that
 * was killed is finished by the next, as every plan starts from what is there.
 */
@NullMarked
package io.omnimesh.catalog.apply;

import org.jspecify.annotations.NullMarked;
