/** What every route shares: access, errors, limits, request ids, paging. */
@NullMarked
package io.omnimesh.server.http;

import org.jspecify.annotations.NullMarked;
