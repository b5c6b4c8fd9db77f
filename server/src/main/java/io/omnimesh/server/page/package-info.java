/** The landing page and the API description. */
@NullMarked
package io.omnimesh.server.page;

import org.jspecify.annotations.NullMarked;
