/** The REST API of the running server. */
@NullMarked
package io.omnimesh.it.server;

import org.jspecify.annotations.NullMarked;
