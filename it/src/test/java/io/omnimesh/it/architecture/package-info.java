/** The arrows between the modules and the rules of the house, as tests. */
@NullMarked
package io.omnimesh.it.architecture;

import org.jspecify.annotations.NullMarked;
