package io.omnimesh.contract.odps;

import io.omnimesh.contract.odcs.CustomProperty;
import java.util.List;

/** What a product reads: the contract of another product's port, or a source of its domain. */
public record InputPort(
    String name, String version, String contractId, List<CustomProperty> customProperties) {
  public InputPort {
    customProperties = List.copyOf(customProperties);
  }
}
