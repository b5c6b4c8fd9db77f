package io.omnimesh.simulator.door.sql;

import io.omnimesh.simulator.world.Simulation;
import io.omnimesh.simulator.world.World;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.Subject;
import java.util.List;
import java.util.Set;

/** How events become rows of one relational source. Pure: rows go into the batch that is given. */
public interface SqlMapping {
  /** The script of the schema, such as {@code stores_pos.sql}. */
  String script();

  /** The subjects that hold the events it takes. */
  Set<Subject> subjects();

  /** Whether an event becomes a row here. */
  boolean takes(RetailEvent event);

  /** All targets of master data, parents before children. */
  List<Target> masterTargets();

  /** Rows of the master data and of the state at the simulation's time. */
  void master(World world, Simulation simulation, Batch batch);

  /** All targets of events, parents before children. */
  List<Target> targets();

  /** Rows of events, in their order. */
  void map(List<RetailEvent> events, Batch batch);

  /** Whether an event of the past becomes a row: what only changes the present does not. */
  default boolean keepsHistory(RetailEvent event) {
    return takes(event);
  }

  /** Statements that let secondary indexes go before a bulk load. */
  default List<String> beforeHistory() {
    return List.of();
  }

  /** Statements that build the indexes that {@link #beforeHistory} let go; idempotent. */
  default List<String> afterHistory() {
    return List.of();
  }

  /** The targets of {@link #seam}; empty where nothing is to be joined. */
  default List<Target> seamTargets() {
    return List.of();
  }

  /**
   * Rows that lead from the end of a past that was simulated by itself to the beginning of the
   * present, for one store: what the two know differently is booked, so that the books balance.
   *
   * @param past at the instant at which the present begins
   * @param present at its beginning
   */
  default void seam(int storeId, Simulation past, Simulation present, Batch batch) {
    // Most sources keep what happened and no state.
  }
}
