package io.omnimesh.catalog.plan;

import io.omnimesh.catalog.product.Port;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans one major of one port: what its contract changes, and the steps for its kind. */
final class PortPlanner {
  private final Actual actual;
  private final Port port;
  private final boolean newest;
  private final ProductDraft draft;
  private final Optional<Deployed> deployed;
  private final Optional<Relation> relation;
  private final List<String> drift;

  PortPlanner(Actual actual, Port port, boolean newest, ProductDraft draft) {
    this.actual = actual;
    this.port = port;
    this.newest = newest;
    this.draft = draft;
    this.deployed = Optional.ofNullable(actual.deployed().get(port.id()));
    this.relation = actual.relation(port.id().domain(), port.id().relation());
    this.drift = deployed.map(it -> DriftFinder.find(it, actual)).orElse(List.of());
  }

  /**
   * Adds what is to be done.
   *
   * @param missing what the port reads and this mesh does not have
   * @param schemas that exist once the steps so far are done
   * @return whether its relation is made or changed
   */
  boolean plan(Set<String> missing, Set<String> schemas) {
    drift.forEach(draft::drift);
    switch (port.lifecycle()) {
      case DRAFT -> {
        return draftStage();
      }
      case RETIRED -> {
        return retire();
      }
      case ACTIVE, DEPRECATED -> {}
    }
    if (!missing.isEmpty()) {
      draft.note(port.id() + " is left as it is: this mesh has no " + String.join(", ", missing));
      return false;
    }
    compareContracts();
    if (schemas.add(port.id().domain())) {
      draft.step(new Step.CreateSchema(port.id().domain()));
    }
    boolean changed =
        switch (port.kind()) {
          case VIEW -> view();
          case TABLE -> table(true);
          case STREAM -> stream();
          case CDC -> table(false);
        };
    record(changed);
    return changed;
  }

  private boolean draftStage() {
    if (deployed.isPresent()) {
      draft.refuse(
          port.contractFile()
              + ": "
              + port.id()
              + " is served, so that its status cannot go back to '"
              + port.contract().status()
              + "'; write 'deprecated' with an end date, later 'retired'");
    } else {
      draft.note(
          port.id() + " is '" + port.contract().status() + "': not offered until it is 'active'");
    }
    return false;
  }

  private boolean retire() {
    if (deployed.isEmpty()) {
      return false;
    }
    List<Reader> readers = actual.readersOf(port.id(), newest);
    if (!readers.isEmpty()) {
      draft.refuse(
          "%s: %s is still read by %s; let them move to the next major first"
              .formatted(port.contractFile(), port.id(), Readers.text(readers)));
      return false;
    }
    draft.step(new Step.Retire(deployed.get(), newest));
    return true;
  }

  private void compareContracts() {
    if (deployed.isEmpty()) {
      draft.change(port.id() + " is new: version " + port.contract().version());
      return;
    }
    ContractChange.between(deployed.get().contract(), port, actual.readersOf(port.id(), newest))
        .ifPresent(change -> {
          change.lines().forEach(draft::change);
          change.refusal().ifPresent(draft::refuse);
        });
  }

  private boolean view() {
    if (relation.isPresent() && relation.get().kind() != Relation.Kind.VIEW) {
      draft.refuse(port.id().table() + " is a table now; a port keeps its kind within a major");
      return false;
    }
    boolean same = relation.isPresent() && deployed.isPresent() && !isTransformChanged();
    if (same && drift.isEmpty()) {
      return false;
    }
    draft.step(
        new Step.PutView(
            port,
            same || (deployed.isPresent() && relation.isEmpty())
                ? Step.Cause.DRIFTED
                : deployed.isPresent() ? Step.Cause.CHANGED : Step.Cause.NEW));
    return true;
  }

  private boolean table(boolean isMade) {
    if (relation.isPresent() && relation.get().kind() != Relation.Kind.TABLE) {
      draft.refuse(port.id().table() + " is a view now; a port keeps its kind within a major");
      return false;
    }
    boolean changed = true;
    if (relation.isEmpty()) {
      draft.step(new Step.CreateTable(port));
    } else {
      List<ColumnChange> changes =
          TableEvolution.between(relation.get(), port, deployed.map(Deployed::contract));
      changed = !changes.isEmpty();
      if (changed) {
        draft.step(new Step.EvolveTable(port, changes));
      }
    }
    if (isMade && (changed || isTransformChanged() || deployed.isEmpty())) {
      draft.step(new Step.Materialise(port));
    }
    return changed;
  }

  private boolean stream() {
    if (!actual.topics().contains(port.id().topic())) {
      draft.step(new Step.CreateTopic(port));
    }
    if (isContractChanged()) {
      draft.step(new Step.RegisterSchema(port));
    }
    return table(false);
  }

  private boolean isTransformChanged() {
    return !deployed.map(Deployed::transform).equals(Optional.of(port.transform()));
  }

  private boolean isContractChanged() {
    return !deployed.map(Deployed::contractText).equals(Optional.of(port.contractText()));
  }

  private void record(boolean changed) {
    if (changed || !drift.isEmpty() || isContractChanged() || isTransformChanged()) {
      draft.step(
          new Step.RecordContract(port, deployed.map(it -> it.contract().version()).orElse("")));
    }
  }
}
