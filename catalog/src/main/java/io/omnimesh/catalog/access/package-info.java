/** Who may do what: the closed set of permissions and the identity that holds some of them. */
@NullMarked
package io.omnimesh.catalog.access;

import org.jspecify.annotations.NullMarked;
