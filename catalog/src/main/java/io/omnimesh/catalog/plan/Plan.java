package io.omnimesh.catalog.plan;

import java.util.List;

/**
 * All changes that bring what runs to what the files say.
 *
 * @param products in the order in which they are applied: whoever is read comes first
 */
public record Plan(List<ProductPlan> products) {
  public Plan {
    products = List.copyOf(products);
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
