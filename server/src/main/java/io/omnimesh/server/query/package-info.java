/** Queries of callers: started, followed, read page by page, cancelled. */
@NullMarked
package io.omnimesh.server.query;

import org.jspecify.annotations.NullMarked;
