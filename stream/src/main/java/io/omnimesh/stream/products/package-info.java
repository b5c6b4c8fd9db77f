/** The topics and schemas behind the stream ports of data products. */
@NullMarked
package io.omnimesh.stream.products;

import org.jspecify.annotations.NullMarked;
