/** Sources as Trino catalogs: rendering, creating, dropping and testing them while Trino runs. */
@NullMarked
package io.omnimesh.query.catalogs;

import org.jspecify.annotations.NullMarked;
