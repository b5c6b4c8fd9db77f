package io.omnimesh.catalog.apply;

import io.omnimesh.catalog.product.Port;

/** Checks data against its contract. */
@FunctionalInterface
public interface QualityGate {

  /**
   * Checks a table that nobody reads yet, and keeps the result.
   *
   * @param schema of the catalog {@code mesh}
   * @param table in it
   * @param by who asked for the run
   */
  Decision check(Port port, String schema, String table, String by);

  /**
   * What came out.
   *
   * @param summary the broken rules in a sentence; empty where none is
   */
  record Decision(boolean mayBeShown, String summary) {}
}
