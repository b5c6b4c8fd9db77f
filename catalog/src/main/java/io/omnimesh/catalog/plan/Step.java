package io.omnimesh.catalog.plan;

import io.omnimesh.catalog.product.Port;
import io.omnimesh.catalog.state.PortId;
import java.util.List;

/** One change of a plan. Its text is a sentence in the imperative. */
public sealed interface Step {
  /** What a person reads. */
  String say();

  /** Makes the schema of a domain. */
  record CreateSchema(String schema) implements Step {
    @Override
    public String say() {
      return "create schema mesh." + schema;
    }
  }

  /** Makes a view, or puts another query in its place at once. */
  record PutView(Port port, Cause cause) implements Step {
    @Override
    public String say() {
      return cause.verb() + " view " + port.id().table();
    }
  }

  /** Makes an empty table. */
  record CreateTable(Port port) implements Step {
    @Override
    public String say() {
      return "create table "
          + port.id().table()
          + " with "
          + port.schema().columns().size()
          + " columns";
    }
  }

  /** Changes the columns of a table; no data is written. */
  record EvolveTable(Port port, List<ColumnChange> changes) implements Step {
    public EvolveTable {
      changes = List.copyOf(changes);
    }

    @Override
    public String say() {
      return "change table "
          + port.id().table()
          + ": "
          + String.join(", ", changes.stream().map(ColumnChange::say).toList());
    }
  }

  /** Runs the query of a table, checks the result and shows it. */
  record Materialise(Port port) implements Step {
    @Override
    public String say() {
      return "fill table " + port.id().table() + ", checked before it is shown";
    }
  }

  /** Makes the topic of a stream. */
  record CreateTopic(Port port) implements Step {
    @Override
    public String say() {
      return "create topic " + port.id().topic();
    }
  }

  /** Registers the Avro schema of a stream's events. */
  record RegisterSchema(Port port) implements Step {
    @Override
    public String say() {
      return "register schema " + port.id().topic() + "-value";
    }
  }

  /** Lets the name without a major mean this major. */
  record PointNewest(PortId target) implements Step {
    @Override
    public String say() {
      return "point " + target.newestTable() + " at " + target.relation();
    }
  }

  /** Notes the contract as the one that is served. */
  record RecordContract(Port port, String from) implements Step {
    @Override
    public String say() {
      String version = port.contract().version();
      return from.isEmpty()
          ? "record contract " + version
          : from.equals(version)
              ? "record contract " + version + " anew"
              : "record contract " + from + " -> " + version;
    }
  }

  /**
   * Takes a major away.
   *
   * @param wasLast whether the name without a major goes with it
   */
  record Retire(Deployed deployed, boolean wasLast) implements Step {
    @Override
    public String say() {
      return "retire " + deployed.id().table() + " (" + deployed.kind().word() + ")";
    }
  }

  /** Why a thing is put. */
  enum Cause {
    NEW("create"),
    CHANGED("replace"),
    DRIFTED("repair");

    private final String verb;

    Cause(String verb) {
      this.verb = verb;
    }

    String verb() {
      return verb;
    }
  }
}
