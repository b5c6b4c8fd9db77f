package io.omnimesh.contract.importing;

import java.util.Optional;

/**
 * What the importing person says about the contract to be.
 *
 * @param id of the contract; else made of domain and name
 * @param name of the contract; else that of its first object
 * @param domain that owns it
 */
public record ImportHead(Optional<String> id, Optional<String> name, Optional<String> domain) {
  /** Nothing was said. */
  public static final ImportHead NONE =
      new ImportHead(Optional.empty(), Optional.empty(), Optional.empty());
}
