package io.omnimesh.contract.odcs;

import java.util.List;
import java.util.Optional;

/**
 * A data contract.
 *
 * @param apiVersion of the standard, {@code v3.1.0}
 * @param id unique within the organisation
 * @param version of this contract, {@code 1.4.0}; read with {@link #semanticVersion}
 * @param status {@code proposed}, {@code draft}, {@code active}, {@code deprecated}, {@code
 *     retired} or a word of the house
 * @param schema its objects; the name is the standard's
 * @param contractCreatedTs an instant in ISO 8601, as written
 */
public record DataContract(
    String apiVersion,
    String id,
    String version,
    String status,
    Optional<String> name,
    Optional<String> tenant,
    Optional<String> domain,
    Optional<String> dataProduct,
    Optional<Description> description,
    List<String> tags,
    List<Server> servers,
    List<SchemaObject> schema,
    List<SupportChannel> support,
    Optional<Price> price,
    Optional<Team> team,
    List<Role> roles,
    Optional<String> slaDefaultElement,
    List<SlaProperty> slaProperties,
    List<AuthoritativeDefinition> authoritativeDefinitions,
    List<CustomProperty> customProperties,
    Optional<String> contractCreatedTs) {
  public DataContract {
    tags = List.copyOf(tags);
    servers = List.copyOf(servers);
    schema = List.copyOf(schema);
    support = List.copyOf(support);
    roles = List.copyOf(roles);
    slaProperties = List.copyOf(slaProperties);
    authoritativeDefinitions = List.copyOf(authoritativeDefinitions);
    customProperties = List.copyOf(customProperties);
  }

  /** The version as three numbers. */
  public SemanticVersion semanticVersion() {
    return SemanticVersion.parse(version);
  }

  /** An object by its name. */
  public Optional<SchemaObject> object(String objectName) {
    return schema.stream().filter(object -> object.name().equals(objectName)).findFirst();
  }
}
