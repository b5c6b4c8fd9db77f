/**
 * Tables of Iceberg: what they are now, and writes that are staged beside a table and published in
 * one commit.
 */
@NullMarked
package io.omnimesh.lake;

import org.jspecify.annotations.NullMarked;
