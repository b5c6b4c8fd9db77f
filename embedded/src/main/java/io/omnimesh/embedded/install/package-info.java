/**
 * Brings what parts run from into the user's cache, once and atomically: unpacked archives, Python
 * environments, Debian packages.
 */
@NullMarked
package io.omnimesh.embedded.install;

import org.jspecify.annotations.NullMarked;
