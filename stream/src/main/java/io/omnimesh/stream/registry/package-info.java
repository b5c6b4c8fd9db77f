/** Avro in the Confluent wire format, with schemas kept in a Confluent-compatible registry. */
@NullMarked
package io.omnimesh.stream.registry;

import org.jspecify.annotations.NullMarked;
