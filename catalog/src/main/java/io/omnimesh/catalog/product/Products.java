package io.omnimesh.catalog.product;

import java.util.List;
import java.util.Optional;

/**
 * All products of the files.
 *
 * @param all the good ones, by domain and name
 * @param problems what is wrong with the others, each with its place and mend
 */
public record Products(List<Product> all, List<Problem> problems) {
  public Products {
    all = List.copyOf(all);
    problems = List.copyOf(problems);
  }

  /**
   * Why a product cannot be used.
   *
   * @param product {@code stores/pos_sales}
   * @param text with file, line and column
   */
  public record Problem(String product, String text) {}

  /** A product by its full name, {@code stores/pos_sales}. */
  public Optional<Product> find(String fullName) {
    return all.stream().filter(product -> product.fullName().equals(fullName)).findFirst();
  }
}
