/** Tokens: how a caller proves who it is, to our server and to Trino alike. */
@NullMarked
package io.omnimesh.query.access;

import org.jspecify.annotations.NullMarked;
