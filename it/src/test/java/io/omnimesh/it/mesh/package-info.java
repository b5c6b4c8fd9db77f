/**
 * The running mesh that all integration tests share, and the tests of its life: kill, heal, stop,
 * start.
 */
@NullMarked
package io.omnimesh.it.mesh;

import org.jspecify.annotations.NullMarked;
