/** The sources and what can be done with them. */
@NullMarked
package io.omnimesh.server.source;

import org.jspecify.annotations.NullMarked;
