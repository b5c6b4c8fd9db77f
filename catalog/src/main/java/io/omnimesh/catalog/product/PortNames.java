package io.omnimesh.catalog.product;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Ports of one domain share its schema, so that no two may have a name. */
final class PortNames {
  /** A name that could be another port's major. */
  static final Pattern LIKE_MAJOR = Pattern.compile(".*_v\\d+");

  private PortNames() {}

  static void refuseDoubles(List<Product> products, List<Products.Problem> problems) {
    Map<String, Product> owners = new HashMap<>();
    for (Product product : products) {
      for (Port port : product.ports()) {
        Product owner = owners.putIfAbsent(product.domain() + "." + port.id().port(), product);
        if (owner != null && !owner.equals(product)) {
          problems.add(
              new Products.Problem(
                  product.fullName(),
                  "%s: port %s exists already in product %s; a domain has one port of a name, rename one of the two"
                      .formatted(port.contractFile(), port.id().port(), owner.fullName())));
        }
      }
    }
  }
}
