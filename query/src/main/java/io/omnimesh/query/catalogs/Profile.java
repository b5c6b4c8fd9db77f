package io.omnimesh.query.catalogs;

import io.omnimesh.catalog.home.Variables;
import io.omnimesh.catalog.source.Source;
import java.util.List;

/**
 * Which parts an installation runs: those whose port the launcher wrote into the installation's
 * variables.
 *
 * @param variables the installation's variables
 */
record Profile(Variables variables) {

  /** The parts that a source needs and the installation does not run. */
  List<String> missingParts(Source source) {
    return source.parts().stream().filter(part -> !variables.runs(part)).toList();
  }
}
