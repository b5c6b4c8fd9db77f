/**
 * The columns that a contract describes: their types in Trino, Iceberg and Avro. Sources:
 * trino.io/docs/current/language/types.html, iceberg.apache.org/spec, avro.apache.org/docs.
 */
@NullMarked
package io.omnimesh.contract.schema;

import org.jspecify.annotations.NullMarked;
