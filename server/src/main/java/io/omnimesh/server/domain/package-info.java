/** The domains, read only. */
@NullMarked
package io.omnimesh.server.domain;

import org.jspecify.annotations.NullMarked;
