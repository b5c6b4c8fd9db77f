/** The REST server: its settings and the one place where its parts are wired. */
@NullMarked
package io.omnimesh.server;

import org.jspecify.annotations.NullMarked;
