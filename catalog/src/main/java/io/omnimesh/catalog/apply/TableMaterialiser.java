package io.omnimesh.catalog.apply;

import io.omnimesh.catalog.product.Port;
import io.omnimesh.catalog.state.ControlState;
import io.omnimesh.catalog.state.Lease;
import io.omnimesh.catalog.state.MaterialisationRun;
import io.omnimesh.contract.error.MeshException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Makes the data of a table port: into a table beside, checked there, shown in one commit. Readers
 * see the old rows until then, and for good where a rule is broken.
 */
public final class TableMaterialiser implements Materialiser {
  private static final Duration LEASE_TTL = Duration.ofSeconds(30);

  private final Relations relations;
  private final StagedTables tables;
  private final QualityGate gate;
  private final ControlState state;

  public TableMaterialiser(
      Relations relations, StagedTables tables, QualityGate gate, ControlState state) {
    this.relations = relations;
    this.tables = tables;
    this.gate = gate;
    this.state = state;
  }

  @Override
  public Outcome materialise(Port port, String by) {
    Lease lease = state.leases().acquire("table " + port.id().table(), by, LEASE_TTL);
    try (LeaseKeeper _ = LeaseKeeper.start(state.leases(), lease, LEASE_TTL)) {
      MaterialisationRun run = state.materialisations().start(port.id(), by, lease);
      try {
        return write(port, run, by);
      } catch (MeshException e) {
        tables.discard(port.id(), run.key());
        finish(run, MaterialisationRun.State.FAILED, OptionalLong.empty(), 0, e.getMessage());
        return new Outcome(State.FAILED, 0, String.valueOf(e.getMessage()));
      }
    }
  }

  private Outcome write(Port port, MaterialisationRun run, String by) {
    String staged = tables.stage(port.id(), run.key());
    long rows = relations.fill(port, StagedTables.SCHEMA, staged);
    QualityGate.Decision decision = gate.check(port, StagedTables.SCHEMA, staged, by);
    if (!decision.mayBeShown()) {
      tables.discard(port.id(), run.key());
      finish(
          run, MaterialisationRun.State.REJECTED, OptionalLong.empty(), rows, decision.summary());
      return new Outcome(State.REJECTED, rows, decision.summary());
    }
    long snapshot =
        tables.publish(
            port.id(),
            run.key(),
            Map.of("omnimesh.contract-version", port.contract().version(), "omnimesh.by", by));
    finish(run, MaterialisationRun.State.PUBLISHED, OptionalLong.of(snapshot), rows, "");
    return new Outcome(State.PUBLISHED, rows, "");
  }

  private void finish(
      MaterialisationRun run,
      MaterialisationRun.State end,
      OptionalLong snapshot,
      long rows,
      @Nullable String message) {
    MaterialisationRun _ =
        state
            .materialisations()
            .finish(
                run.id(),
                end,
                snapshot,
                OptionalLong.of(rows),
                Optional.ofNullable(message).filter(text -> !text.isEmpty()));
  }

  /** Settles the runs whose process died: what they published counts, the rest is removed. */
  public void settleAbandoned() {
    for (MaterialisationRun run : state.materialisations().abandoned()) {
      boolean published = tables.isPublished(run.port(), run.key());
      tables.discard(run.port(), run.key());
      finish(
          run,
          published ? MaterialisationRun.State.PUBLISHED : MaterialisationRun.State.INTERRUPTED,
          OptionalLong.empty(),
          0,
          published ? "" : "its process ended before it was done");
    }
  }
}
