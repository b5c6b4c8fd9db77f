/** What commands share: where the installation is, how options are read, what a terminal is. */
@NullMarked
package io.omnimesh.cli.home;

import org.jspecify.annotations.NullMarked;
