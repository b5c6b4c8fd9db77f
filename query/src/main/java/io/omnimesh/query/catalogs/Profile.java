package io.omnimesh.query.catalogs;

import io.omnimesh.catalog.home.Variables;
import io.omnimesh.catalog.source.Source;
import java.util.List;
import java.util.Locale;

/**
 * Which parts an installation runs: those whose port the launcher wrote into the installation's
 * variables.
 *
 * @param variables the installation's variables
 */
record Profile(Variables variables) {

  /** The parts that a source needs and the installation does not run. */
  List<String> missingParts(Source source) {
    return source.parts().stream().filter(part -> !runs(part)).toList();
  }

  private boolean runs(String part) {
    String prefix = "MESH_" + part.toUpperCase(Locale.ROOT).replace('-', '_') + "_";
    return variables.names().stream()
        .anyMatch(name -> name.startsWith(prefix) && name.endsWith("PORT"));
  }
}
