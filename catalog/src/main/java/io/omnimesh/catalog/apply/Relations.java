package io.omnimesh.catalog.apply;

import io.omnimesh.catalog.plan.ColumnChange;
import io.omnimesh.catalog.plan.Relation;
import io.omnimesh.catalog.product.Port;
import io.omnimesh.catalog.state.PortId;
import io.omnimesh.catalog.state.PortKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables and views of the catalog {@code mesh}. Every change can be made again without harm.
 * Thread-safe.
 */
public interface Relations {

  /**
   * What is there now.
   *
   * @param catalogs names of all catalogs
   * @param schemas of the catalog {@code mesh}
   * @param relations by {@code schema.table}
   */
  record Snapshot(Set<String> catalogs, Set<String> schemas, Map<String, Relation> relations) {
    public Snapshot {
      catalogs = Set.copyOf(catalogs);
      schemas = Set.copyOf(schemas);
      relations = Map.copyOf(relations);
    }
  }

  /** Looks at everything at once. */
  Snapshot look();

  /** Looks at the relations of one schema. */
  Map<String, Relation> look(String schema);

  /**
   * What is wrong with a port's transform: it does not run, or its columns are not those of the
   * contract. Reads no data.
   */
  List<String> problems(Port port);

  void createSchema(String schema);

  /** Makes the view of a port, or puts it in the place of the one that is there, at once. */
  void putView(Port port);

  /** Puts a view's query back that was there before. */
  void putBack(Relation view);

  /** Makes the empty table of a port. */
  void createTable(Port port);

  /**
   * Writes the rows of a port's transform into a table.
   *
   * @param schema of the catalog {@code mesh}
   * @param table in it
   * @return how many
   */
  long fill(Port port, String schema, String table);

  void evolve(Port port, List<ColumnChange> changes);

  /** Lets the name without a major mean this major. */
  void pointNewest(PortId target);

  /** Removes a port's relation where it is there. */
  void drop(PortId id, PortKind kind);

  /** Removes the name without a major where it is there. */
  void dropNewest(PortId id);
}
