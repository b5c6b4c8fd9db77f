package io.omnimesh.catalog.plan;

import io.omnimesh.catalog.product.Port;
import io.omnimesh.catalog.product.Product;
import io.omnimesh.catalog.state.PortId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Sorts products so that whoever is read stands before its readers; finds circles. */
final class ReadOrder {
  private final Map<String, Product> byTable = new HashMap<>();
  private final Map<PortId, Set<String>> reads;
  private final Map<String, Product> sorted = new LinkedHashMap<>();
  private final Map<String, String> cycles = new HashMap<>();

  private ReadOrder(Map<PortId, Set<String>> reads) {
    this.reads = reads;
  }

  static ReadOrder of(List<Product> products, Map<PortId, Set<String>> reads) {
    ReadOrder order = new ReadOrder(reads);
    for (Product product : products) {
      for (Port port : product.ports()) {
        order.byTable.put(port.id().table(), product);
        order.byTable.put(port.id().newestTable(), product);
      }
    }
    products.forEach(product -> order.visit(product, new LinkedHashSet<>()));
    return order;
  }

  List<Product> products() {
    return List.copyOf(sorted.values());
  }

  /** Why a product cannot be applied, where it reads itself by way of others. */
  Optional<String> cycleOf(Product product) {
    return Optional.ofNullable(cycles.get(product.fullName()));
  }

  /** The names of the products that a product reads, itself left out. */
  Set<String> readBy(Product product) {
    Set<String> read = new TreeSet<>();
    for (Port port : product.ports()) {
      reads.getOrDefault(port.id(), Set.of()).stream()
          .map(byTable::get)
          .filter(Objects::nonNull)
          .map(Product::fullName)
          .filter(name -> !name.equals(product.fullName()))
          .forEach(read::add);
    }
    return read;
  }

  private void visit(Product product, Set<String> path) {
    if (sorted.containsKey(product.fullName())) {
      return;
    }
    if (!path.add(product.fullName())) {
      List<String> circle = new ArrayList<>(path);
      circle = circle.subList(circle.indexOf(product.fullName()), circle.size());
      String text =
          "%s reads itself: %s -> %s; take one of these reads out of its transform"
              .formatted(product.fullName(), String.join(" -> ", circle), product.fullName());
      circle.forEach(name -> cycles.put(name, text));
      return;
    }
    for (Port port : product.ports()) {
      for (String table : reads.getOrDefault(port.id(), Set.of())) {
        Product read = byTable.get(table);
        boolean itself = table.equals(port.id().table()) || table.equals(port.id().newestTable());
        // A port may read another port of its product.
        if (read != null && (itself || !read.equals(product))) {
          visit(read, path);
        }
      }
    }
    path.remove(product.fullName());
    sorted.put(product.fullName(), product);
  }
}
