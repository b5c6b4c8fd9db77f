/** Contracts as files: check, compare, draft from what is there, write for other tools. */
@NullMarked
package io.omnimesh.cli.contract;

import org.jspecify.annotations.NullMarked;
