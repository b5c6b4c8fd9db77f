/** The one error type of the mesh and the codes that fix HTTP status and exit code. */
@NullMarked
package io.omnimesh.contract.error;

import org.jspecify.annotations.NullMarked;
