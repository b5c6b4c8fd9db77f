package io.omnimesh.contract.draft;

import io.omnimesh.contract.odcs.AuthoritativeDefinition;
import io.omnimesh.contract.odcs.CustomProperty;
import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.odcs.Description;
import io.omnimesh.contract.odcs.Price;
import io.omnimesh.contract.odcs.Role;
import io.omnimesh.contract.odcs.Server;
import io.omnimesh.contract.odcs.SlaProperty;
import io.omnimesh.contract.odcs.SupportChannel;
import io.omnimesh.contract.odcs.Team;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A contract under construction: active, of the domain ecommerce. */
public final class ContractDraft {
  public String id = "ecommerce-orders";
  public String version = "2.0.0";
  public String status = "active";
  public @Nullable String name;
  public @Nullable String domain = "ecommerce";
  public @Nullable String purpose;
  public List<String> tags = new ArrayList<>();
  public List<Server> servers = new ArrayList<>();
  public List<ObjectDraft> objects = new ArrayList<>();
  public List<SupportChannel> support = new ArrayList<>();
  public @Nullable Price price;
  public @Nullable Team team;
  public List<Role> roles = new ArrayList<>();
  public @Nullable String slaDefaultElement;
  public List<SlaProperty> sla = new ArrayList<>();
  public List<AuthoritativeDefinition> links = new ArrayList<>();
  public List<CustomProperty> customProperties = new ArrayList<>();

  public static ContractDraft of(ObjectDraft... objects) {
    ContractDraft draft = new ContractDraft();
    draft.objects.addAll(Arrays.asList(objects));
    return draft;
  }

  /** A service level, {@code latency 15 min}. */
  public ContractDraft sla(String property, Object value, @Nullable String unit) {
    sla.add(
        new SlaProperty(
            Optional.empty(),
            property,
            value,
            null,
            Optional.ofNullable(unit),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    return this;
  }

  public ContractDraft role(String role, String access) {
    roles.add(
        new Role(
            Optional.empty(),
            role,
            Optional.empty(),
            Optional.of(access),
            Optional.empty(),
            Optional.empty(),
            List.of()));
    return this;
  }

  public ContractDraft server(String server, String type, Map<String, Object> settings) {
    servers.add(
        new Server(
            Optional.empty(),
            server,
            type,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            settings,
            List.of()));
    return this;
  }

  public ContractDraft custom(String property, Object value) {
    customProperties.add(custom(property, value, Optional.empty()));
    return this;
  }

  public static CustomProperty custom(String property, Object value, Optional<String> description) {
    return new CustomProperty(Optional.empty(), property, value, description);
  }

  public DataContract build() {
    return new DataContract(
        "v3.1.0",
        id,
        version,
        status,
        Optional.ofNullable(name),
        Optional.empty(),
        Optional.ofNullable(domain),
        Optional.empty(),
        Optional.ofNullable(purpose)
            .map(text ->
                new Description(
                    Optional.of(text), Optional.empty(), Optional.empty(), List.of(), List.of())),
        tags,
        servers,
        objects.stream().map(ObjectDraft::build).toList(),
        support,
        Optional.ofNullable(price),
        Optional.ofNullable(team),
        roles,
        Optional.ofNullable(slaDefaultElement),
        sla,
        links,
        customProperties,
        Optional.empty());
  }
}
