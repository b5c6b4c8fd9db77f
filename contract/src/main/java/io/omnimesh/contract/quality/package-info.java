/** What a table's data must be, as SQL, and what came out when it was measured. */
@NullMarked
package io.omnimesh.contract.quality;

import org.jspecify.annotations.NullMarked;
