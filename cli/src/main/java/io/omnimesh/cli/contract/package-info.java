/** {@code mesh lint} and its kin: contracts and products as files. */
@NullMarked
package io.omnimesh.cli.contract;

import org.jspecify.annotations.NullMarked;
