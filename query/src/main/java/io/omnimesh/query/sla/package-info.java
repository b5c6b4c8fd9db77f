/** Sees what promises of service are measured on, in Trino and without reading the data. */
@NullMarked
package io.omnimesh.query.sla;

import org.jspecify.annotations.NullMarked;
