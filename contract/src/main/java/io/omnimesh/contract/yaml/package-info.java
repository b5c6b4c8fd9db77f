/** Reads and writes YAML with limits, so that every refusal names file, line and column. */
@NullMarked
package io.omnimesh.contract.yaml;

import org.jspecify.annotations.NullMarked;
