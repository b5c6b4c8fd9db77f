/** The command line: one class per command, one folder per subject, and the composition roots. */
@NullMarked
package io.omnimesh.cli;

import org.jspecify.annotations.NullMarked;
