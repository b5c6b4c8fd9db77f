package io.omnimesh.cli.products;

import java.util.List;

/** Checks the names of products that a person wrote. */
final class ProductNames {
  private ProductNames() {}

  /** Refuses a name that neither a file nor the registry knows. */
  static void requireKnown(List<String> names, Control control) {
    for (String name : names) {
      boolean served =
          control.state().registry().deployed().stream()
              .anyMatch(port -> port.id().productName().equals(name));
      if (!served) {
        var _ = Control.files(control.installation()).folder(name);
      }
    }
  }
}
