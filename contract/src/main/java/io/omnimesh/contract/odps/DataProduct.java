package io.omnimesh.contract.odps;

import io.omnimesh.contract.odcs.AuthoritativeDefinition;
import io.omnimesh.contract.odcs.CustomProperty;
import io.omnimesh.contract.odcs.Description;
import io.omnimesh.contract.odcs.SupportChannel;
import io.omnimesh.contract.odcs.Team;
import java.util.List;
import java.util.Optional;

/**
 * A data product.
 *
 * @param apiVersion of the standard, {@code v1.0.0}
 * @param version of the product as a whole
 * @param inputPorts what it reads
 * @param outputPorts what it offers, each behind a contract
 */
public record DataProduct(
    String apiVersion,
    String id,
    String status,
    Optional<String> name,
    Optional<String> version,
    Optional<String> domain,
    Optional<String> tenant,
    Optional<Description> description,
    List<String> tags,
    List<InputPort> inputPorts,
    List<OutputPort> outputPorts,
    List<ManagementPort> managementPorts,
    List<SupportChannel> support,
    Optional<Team> team,
    List<AuthoritativeDefinition> authoritativeDefinitions,
    List<CustomProperty> customProperties,
    Optional<String> productCreatedTs) {
  public DataProduct {
    tags = List.copyOf(tags);
    inputPorts = List.copyOf(inputPorts);
    outputPorts = List.copyOf(outputPorts);
    managementPorts = List.copyOf(managementPorts);
    support = List.copyOf(support);
    authoritativeDefinitions = List.copyOf(authoritativeDefinitions);
    customProperties = List.copyOf(customProperties);
  }
}
