package io.omnimesh.catalog.apply;

import io.omnimesh.catalog.plan.ColumnChange;
import io.omnimesh.catalog.plan.Relation;
import io.omnimesh.catalog.plan.Step;
import io.omnimesh.catalog.product.Port;
import io.omnimesh.catalog.state.PortId;
import io.omnimesh.catalog.state.PortKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the steps of a product back that were done before one of them failed. */
final class Undo {
  private final Relations relations;
  private final Map<String, Relation> before;

  /**
   * @param before the relations of the product's domain as they were
   */
  Undo(Relations relations, Map<String, Relation> before) {
    this.relations = relations;
    this.before = Map.copyOf(before);
  }

  /**
   * Takes steps back, the last first.
   *
   * @return what could not be taken back; empty where all was
   */
  List<String> takeBack(List<Step> done) {
    List<String> failures = new ArrayList<>();
    for (Step step : done.reversed()) {
      try {
        takeBack(step);
      } catch (RuntimeException e) {
        failures.add("'" + step.say() + "' could not be taken back: " + e.getMessage());
      }
    }
    return Collections.unmodifiableList(failures);
  }

  private void takeBack(Step step) {
    switch (step) {
      case Step.PutView put -> restore(put.port().id(), PortKind.VIEW);
      case Step.CreateTable create -> restore(create.port().id(), create.port().kind());
      case Step.EvolveTable evolve -> relations.evolve(evolve.port(), reverse(evolve));
      case Step.PointNewest point ->
          find(point.target(), point.target().port())
              .ifPresentOrElse(relations::putBack, () -> relations.dropNewest(point.target()));
      // An empty schema, a topic or a schema version harms nobody; published data was checked.
      case Step.CreateSchema _,
          Step.Materialise _,
          Step.CreateTopic _,
          Step.RegisterSchema _,
          Step.RecordContract _,
          Step.Retire _ -> {}
    }
  }

  private void restore(PortId id, PortKind kind) {
    Optional<Relation> old = find(id, id.relation());
    if (old.isEmpty()) {
      relations.drop(id, kind);
    } else if (old.get().kind() == Relation.Kind.VIEW) {
      relations.putBack(old.get());
    }
  }

  private Optional<Relation> find(PortId id, String name) {
    return Optional.ofNullable(before.get(id.domain() + "." + name));
  }

  /** A wider type stays: what was written since may need it. */
  private static List<ColumnChange> reverse(Step.EvolveTable evolve) {
    Port port = evolve.port();
    List<ColumnChange> reversed = new ArrayList<>();
    for (ColumnChange change : evolve.changes().reversed()) {
      switch (change) {
        case ColumnChange.Add add -> reversed.add(new ColumnChange.Drop(add.column().name()));
        case ColumnChange.Rename rename ->
            reversed.add(new ColumnChange.Rename(rename.to(), rename.from()));
        case ColumnChange.Widen _, ColumnChange.Drop _ -> {}
      }
    }
    return port.kind() == PortKind.VIEW ? List.of() : reversed;
  }
}
