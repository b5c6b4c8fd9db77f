/** The gateway's check of single events against a contract. */
@NullMarked
package io.omnimesh.contract.check;

import org.jspecify.annotations.NullMarked;
