/** Domains as code: who owns what, read from the folder {@code domains/}. */
@NullMarked
package io.omnimesh.catalog.domain;

import org.jspecify.annotations.NullMarked;
