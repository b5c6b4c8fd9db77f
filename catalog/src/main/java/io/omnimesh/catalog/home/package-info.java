/** Where an installation keeps its files, and how settings refer to variables and secrets. */
@NullMarked
package io.omnimesh.catalog.home;

import org.jspecify.annotations.NullMarked;
