/** Doors of the relational databases: rows as text, loaded by the database's own bulk protocol. */
@NullMarked
package io.omnimesh.simulator.door.sql;

import org.jspecify.annotations.NullMarked;
