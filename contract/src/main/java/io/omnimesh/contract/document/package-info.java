/**
 * YAML and JSON files as trees that know where each value stands, and edits that touch no other
 * line.
 */
@NullMarked
package io.omnimesh.contract.document;

import org.jspecify.annotations.NullMarked;
