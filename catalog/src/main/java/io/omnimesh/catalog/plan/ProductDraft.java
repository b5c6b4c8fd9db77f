package io.omnimesh.catalog.plan;

import io.omnimesh.catalog.state.PortId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Gathers the plan of one product. */
final class ProductDraft {
  private final String product;
  private final Set<String> reads;
  private final List<String> changes = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private final List<String> drift = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  ProductDraft(String product, Set<String> reads) {
    this.product = product;
    this.reads = Set.copyOf(reads);
  }

  void change(String text) {
    changes.add(text);
  }

  void step(Step step) {
    steps.add(step);
  }

  void refuse(String why) {
    refusals.add(why);
  }

  void drift(String what) {
    drift.add(what);
  }

  void note(String text) {
    notes.add(text);
  }

  /** Whether a step so far makes this relation. */
  boolean creates(PortId id) {
    return steps.stream()
        .anyMatch(step ->
            switch (step) {
              case Step.PutView put -> put.port().id().equals(id);
              case Step.CreateTable create -> create.port().id().equals(id);
              case Step.CreateSchema _,
                  Step.EvolveTable _,
                  Step.Materialise _,
                  Step.CreateTopic _,
                  Step.RegisterSchema _,
                  Step.PointNewest _,
                  Step.RecordContract _,
                  Step.Retire _ ->
                  false;
            });
  }

  /** What goes, goes once nothing points at it; contracts are recorded when all else is done. */
  ProductPlan finish() {
    List<Step> ordered = new ArrayList<>(steps);
    ordered.removeIf(ProductDraft::isLate);
    steps.stream().filter(step -> step instanceof Step.Retire).forEach(ordered::add);
    steps.stream().filter(step -> step instanceof Step.RecordContract).forEach(ordered::add);
    return new ProductPlan(product, reads, changes, ordered, refusals, drift, notes);
  }

  private static boolean isLate(Step step) {
    return step instanceof Step.Retire || step instanceof Step.RecordContract;
  }
}
