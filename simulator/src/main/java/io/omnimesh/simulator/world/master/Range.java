package io.omnimesh.simulator.world.master;

import java.util.List;

/**
 * The range with the truth of how it behaves. Products of a category have consecutive ids, the most
 * popular first. Immutable.
 */
public final class Range {
  private final List<Department> departments;
  private final List<Category> categories;
  private final List<CategoryTraits> traits;
  private final List<Product> products;
  private final double[] popularity;
  private final int[] firstProduct;

  Range(
      List<Department> departments,
      List<Category> categories,
      List<CategoryTraits> traits,
      List<Product> products,
      double[] popularity,
      int[] firstProduct) {
    this.departments = List.copyOf(departments);
    this.categories = List.copyOf(categories);
    this.traits = List.copyOf(traits);
    this.products = List.copyOf(products);
    this.popularity = popularity.clone();
    this.firstProduct = firstProduct.clone();
  }

  public List<Department> departments() {
    return departments;
  }

  public List<Category> categories() {
    return categories;
  }

  /** How categories behave, in the order of their ids. */
  public List<CategoryTraits> traits() {
    return traits;
  }

  public List<Product> products() {
    return products;
  }

  /** Share of a product (from zero) within its category at equal prices. */
  public double popularity(int product) {
    return popularity[product];
  }

  /** The first product (from zero) of a category (from zero). */
  public int firstProduct(int category) {
    return firstProduct[category] - 1;
  }

  /** Number of products in a category (from zero). */
  public int productsIn(int category) {
    return firstProduct[category + 1] - firstProduct[category];
  }
}
