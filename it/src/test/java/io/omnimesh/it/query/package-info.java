/** SQL through the command line and the client, against the running Trino. */
@NullMarked
package io.omnimesh.it.query;

import org.jspecify.annotations.NullMarked;
