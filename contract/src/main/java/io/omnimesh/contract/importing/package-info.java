/**
 * Drafts of contracts from what is there already: SQL definitions, Avro and JSON schemas, samples
 * of rows. A draft is a beginning for a person, who reads it and completes it.
 */
@NullMarked
package io.omnimesh.contract.importing;

import org.jspecify.annotations.NullMarked;
