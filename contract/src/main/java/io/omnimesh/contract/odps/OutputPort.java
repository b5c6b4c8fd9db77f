package io.omnimesh.contract.odps;

import io.omnimesh.contract.odcs.CustomProperty;
import java.util.List;
import java.util.Optional;

/**
 * How a product is offered.
 *
 * @param name of the table that consumers read
 * @param version of the contract
 * @param type for the mesh {@code stream}, {@code cdc}, {@code table} or {@code view}
 * @param contractId of the contract behind it
 */
public record OutputPort(
    String name,
    String version,
    Optional<String> description,
    Optional<String> type,
    Optional<String> contractId,
    List<InputContract> inputContracts,
    List<CustomProperty> customProperties) {
  public OutputPort {
    inputContracts = List.copyOf(inputContracts);
    customProperties = List.copyOf(customProperties);
  }

  /** A contract on which a port rests. */
  public record InputContract(String id, String version) {}
}
