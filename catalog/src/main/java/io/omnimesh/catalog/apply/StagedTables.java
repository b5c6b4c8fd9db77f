package io.omnimesh.catalog.apply;

import io.omnimesh.catalog.state.PortId;
import java.util.Map;

/** Tables that are written beside a port's and take its place in one step. Thread-safe. */
public interface StagedTables {
  /** Where the staged tables lie. */
  String SCHEMA = "mesh_staging";

  /**
   * Makes an empty table with the columns of the port's table, by id.
   *
   * @param run names it
   * @return its name in the schema {@link #SCHEMA} of the catalog {@code mesh}
   */
  String stage(PortId target, String run);

  /**
   * Shows the staged rows in place of the port's, in one commit. A second time for the same run is
   * nothing.
   *
   * @param notes kept with the commit
   * @return the snapshot that readers see from now on
   */
  long publish(PortId target, String run, Map<String, String> notes);

  /** Removes a staged table and its files; nothing where there is none. */
  void discard(PortId target, String run);

  /** Whether a run's commit is part of the port's table. */
  boolean isPublished(PortId target, String run);
}
