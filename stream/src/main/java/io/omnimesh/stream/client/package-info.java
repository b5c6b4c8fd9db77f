/** Kafka as the mesh uses it: topics that exist, and publishing that neither loses nor repeats. */
@NullMarked
package io.omnimesh.stream.client;

import org.jspecify.annotations.NullMarked;
