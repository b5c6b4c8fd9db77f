/** Child processes of the operating system: starting, measuring, ending them, and their logs. */
@NullMarked
package io.omnimesh.embedded.process;

import org.jspecify.annotations.NullMarked;
