/** How other commands talk to the running launcher: JSON lines over a Unix domain socket. */
@NullMarked
package io.omnimesh.embedded.control;

import org.jspecify.annotations.NullMarked;
