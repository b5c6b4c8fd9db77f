package io.omnimesh.catalog.product;

import io.omnimesh.contract.odps.DataProduct;
import java.util.Comparator;
import java.util.List;

/**
 * A data product, as its files want it.
 *
 * @param domain the domain that owns it
 * @param name its folder's name
 * @param ports every major that a file describes, by name and major
 */
public record Product(String domain, String name, DataProduct definition, List<Port> ports) {
  public Product {
    ports = ports.stream().sorted(Comparator.comparing(Port::id)).toList();
  }

  /** As commands name it: {@code stores/pos_sales}. */
  public String fullName() {
    return domain + "/" + name;
  }
}
