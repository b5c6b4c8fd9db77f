/** Metrics, traces and logs. */
@NullMarked
package io.omnimesh.server.observe;

import org.jspecify.annotations.NullMarked;
