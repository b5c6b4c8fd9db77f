package io.omnimesh.contract.diff;

import io.omnimesh.contract.odcs.DataContract;
import java.util.Optional;

/** Compares two versions of a contract. */
public final class ContractDiff {
  private ContractDiff() {}

  /** What a new version changes; equal contracts differ in nothing, others in at least a thing. */
  public static Diff compare(DataContract before, DataContract after) {
    Changes changes = new Changes();
    SchemaComparison.compare(before.schema(), after.schema(), changes);
    SlaComparison.compare(before, after, changes);
    AccessComparison.roles("roles", before.roles(), after.roles(), changes);
    AccessComparison.servers(before.servers(), after.servers(), changes);
    Lifecycle.compare(before, after, changes);
    identity(before, after, changes);
    documentation(before, after, changes);
    if (changes.list().isEmpty()) {
      changes.document(
          ChangeKind.DOCUMENTATION_CHANGED, "contract", before, after, "the contract's wording");
    }
    return new Diff(before, after, changes.list());
  }

  /** How messages name a contract: {@code ecommerce/orders}. */
  static String title(DataContract contract) {
    String name =
        contract.schema().size() == 1
            ? contract.schema().getFirst().name()
            : contract.dataProduct().or(contract::name).orElse(contract.id());
    return contract.domain().map(domain -> domain + "/" + name).orElse(name);
  }

  private static void identity(DataContract before, DataContract after, Changes changes) {
    if (!before.id().equals(after.id())) {
      changes.changed(
          ChangeKind.CONTRACT_ID_CHANGED,
          "id",
          before.id(),
          after.id(),
          "changes its id from " + before.id());
    }
    moved("domain", before.domain(), after.domain(), changes);
    moved("tenant", before.tenant(), after.tenant(), changes);
    if (!before.version().equals(after.version())) {
      changes.changed(
          ChangeKind.VERSION_CHANGED,
          "version",
          before.version(),
          after.version(),
          "follows " + before.version());
    }
    if (!before.name().equals(after.name())) {
      changes.differs(
          ChangeKind.CONTRACT_NAME_CHANGED,
          "name",
          before.name(),
          after.name(),
          "changes its name");
    }
  }

  private static void moved(
      String field, Optional<String> before, Optional<String> after, Changes changes) {
    if (!before.equals(after)) {
      changes.differs(
          ChangeKind.CONTRACT_MOVED,
          field,
          before,
          after,
          "moves from " + field + " " + before.orElse("none") + " to " + after.orElse("none"));
    }
  }

  private static void documentation(DataContract before, DataContract after, Changes changes) {
    changes.document(
        ChangeKind.DESCRIPTION_CHANGED,
        "description",
        before.description(),
        after.description(),
        "its description");
    changes.document(ChangeKind.TAGS_CHANGED, "tags", before.tags(), after.tags(), "its tags");
    changes.document(ChangeKind.TEAM_CHANGED, "team", before.team(), after.team(), "its team");
    changes.document(
        ChangeKind.SUPPORT_CHANGED,
        "support",
        before.support(),
        after.support(),
        "its support channels");
    changes.document(ChangeKind.PRICE_CHANGED, "price", before.price(), after.price(), "its price");
    Documentation.customProperties(
        "customProperties",
        before.customProperties(),
        after.customProperties(),
        "its custom properties",
        changes);
    changes.document(
        ChangeKind.DOCUMENTATION_CHANGED,
        "authoritativeDefinitions",
        before.authoritativeDefinitions(),
        after.authoritativeDefinitions(),
        "its links");
    changes.document(
        ChangeKind.DOCUMENTATION_CHANGED,
        "dataProduct",
        before.dataProduct(),
        after.dataProduct(),
        "the name of its product");
    changes.document(
        ChangeKind.DOCUMENTATION_CHANGED,
        "apiVersion",
        before.apiVersion(),
        after.apiVersion(),
        "the version of the standard");
    changes.document(
        ChangeKind.DOCUMENTATION_CHANGED,
        "contractCreatedTs",
        before.contractCreatedTs(),
        after.contractCreatedTs(),
        "its time of creation");
  }
}
