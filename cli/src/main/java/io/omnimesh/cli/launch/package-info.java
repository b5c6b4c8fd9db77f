/** Starts, shows and stops the embedded mesh: up, status, logs, stop, restart, reset, doctor. */
@NullMarked
package io.omnimesh.cli.launch;

import org.jspecify.annotations.NullMarked;
