package io.omnimesh.embedded.supervise;

import io.omnimesh.embedded.part.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts parts into an order in which each comes after those that it needs. */
final class Order {
  private Order() {}

  /**
   * The same parts; those that need nothing keep their order.
   *
   * @throws IllegalArgumentException where a need is missing, or needs form a circle
   */
  static List<Part> byNeeds(List<Part> parts) {
    List<Part> ordered = new ArrayList<>();
    Set<String> placed = new HashSet<>();
    while (ordered.size() < parts.size()) {
      int before = ordered.size();
      for (Part part : parts) {
        if (!placed.contains(part.name()) && placed.containsAll(part.needs())) {
          ordered.add(part);
          placed.add(part.name());
        }
      }
      if (ordered.size() == before) {
        List<String> left =
            parts.stream().map(Part::name).filter(name -> !placed.contains(name)).toList();
        throw new IllegalArgumentException(
            "Parts need each other in a circle, or need one that is not there: " + left);
      }
    }
    return List.copyOf(ordered);
  }
}
