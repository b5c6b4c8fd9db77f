package io.omnimesh.catalog.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * All changes that bring what runs to what the files say.
 *
 * @param products in the order in which they are applied: whoever is read comes first
 */
public record Plan(List<ProductPlan> products) {
  public Plan {
    products = List.copyOf(products);
  }

  /**
   * The part of it that concerns some products.
   *
   * @param names full names; empty for all
   */
  public Plan only(Set<String> names) {
    return names.isEmpty()
        ? this
        : new Plan(products.stream().filter(product -> names.contains(product.product())).toList());
  }

  /** The products with steps, but without those that fill a table and those that read one. */
  public Set<String> withoutTables() {
    Set<String> late = new HashSet<>();
    Set<String> early = new TreeSet<>();
    for (ProductPlan product : products) {
      boolean fills = product.steps().stream().anyMatch(Step.Materialise.class::isInstance);
      if (fills || product.reads().stream().anyMatch(late::contains)) {
        late.add(product.product());
      } else if (!product.steps().isEmpty() && product.refusals().isEmpty()) {
        early.add(product.product());
      }
    }
    return early;
  }

  /** All steps of all products. */
  public List<Step> steps() {
    return products.stream().flatMap(product -> product.steps().stream()).toList();
  }

  /** All refusals; a plan with any is not applied. */
  public List<String> refusals() {
    return products.stream().flatMap(product -> product.refusals().stream()).toList();
  }

  /** All that was changed by hand. */
  public List<String> drift() {
    return products.stream().flatMap(product -> product.drift().stream()).toList();
  }
}
