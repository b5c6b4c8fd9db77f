/** {@code mesh bench}: every figure of docs/benchmarks, measured again by anyone. */
@NullMarked
package io.omnimesh.cli.bench;

import org.jspecify.annotations.NullMarked;
