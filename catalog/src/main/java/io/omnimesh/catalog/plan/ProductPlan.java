package io.omnimesh.catalog.plan;

import java.util.List;
import java.util.Set;

/**
 * What is to be done for one product, all of it or nothing.
 *
 * @param product {@code stores/pos_sales}
 * @param reads the products that it reads
 * @param changes what the contracts change, for people
 * @param steps in order
 * @param refusals why it must not be done; empty where it may
 * @param drift what somebody changed by hand
 * @param notes what else is worth knowing
 */
public record ProductPlan(
    String product,
    Set<String> reads,
    List<String> changes,
    List<Step> steps,
    List<String> refusals,
    List<String> drift,
    List<String> notes) {
  public ProductPlan {
    reads = Set.copyOf(reads);
    changes = List.copyOf(changes);
    steps = List.copyOf(steps);
    refusals = List.copyOf(refusals);
    drift = List.copyOf(drift);
    notes = List.copyOf(notes);
  }

  /** Whether nothing is to be done or said. */
  public boolean isQuiet() {
    return steps.isEmpty() && refusals.isEmpty() && drift.isEmpty() && notes.isEmpty();
  }
}
