package io.omnimesh.contract.diff;

import static io.omnimesh.contract.diff.Bump.MAJOR;
import static io.omnimesh.contract.diff.Bump.MINOR;
import static io.omnimesh.contract.diff.Bump.NONE;
import static io.omnimesh.contract.diff.Bump.PATCH;
import static io.omnimesh.contract.diff.Verdict.BREAKS;
import static io.omnimesh.contract.diff.Verdict.CAREFUL;
import static io.omnimesh.contract.diff.Verdict.SAFE;

import java.util.Locale;

/**
 * The kinds of changes with their severity: the first verdict is that of readers, who read what is
 * written under the new contract as they read under the old; the second that of writers, who go on
 * to write by the old contract. The reasons stand in docs/guides/compatibility.md, row by row.
 */
public enum ChangeKind {
  OBJECT_ADDED(SAFE, SAFE, MINOR, "nobody"),
  OBJECT_REMOVED(BREAKS, BREAKS, MAJOR, "all readers and writers of the object"),
  OBJECT_RENAMED(BREAKS, BREAKS, MAJOR, "all readers and writers of the object"),
  OBJECT_ORDER_CHANGED(SAFE, SAFE, PATCH, "nobody"),
  OBJECT_KIND_CHANGED(BREAKS, BREAKS, MAJOR, "all readers and writers of the object"),
  GRANULARITY_CHANGED(CAREFUL, SAFE, MINOR, "readers who count or sum rows"),

  OPTIONAL_PROPERTY_ADDED(SAFE, SAFE, MINOR, "nobody"),
  REQUIRED_PROPERTY_ADDED(SAFE, BREAKS, MAJOR, "writers, who do not send it yet"),
  PROPERTY_REMOVED(BREAKS, CAREFUL, MAJOR, "readers who name it; writers send it in vain"),
  PROPERTY_RENAMED(BREAKS, BREAKS, MAJOR, "readers and writers who use the old name"),
  PROPERTY_MOVED(BREAKS, BREAKS, MAJOR, "readers and writers who use the old place"),
  PROPERTY_ORDER_CHANGED(CAREFUL, SAFE, MINOR, "readers who go by position"),
  PROPERTY_ID_CHANGED(SAFE, SAFE, PATCH, "nobody"),

  TYPE_WIDENED(CAREFUL, SAFE, MINOR, "readers whose programs hold the narrower type"),
  TYPE_NARROWED(SAFE, BREAKS, MAJOR, "writers of values that no longer fit"),
  TYPE_CHANGED(BREAKS, BREAKS, MAJOR, "all readers and writers of the property"),
  MAP_KEY_CHANGED(BREAKS, BREAKS, MAJOR, "all readers and writers of the map"),
  LOGICAL_TYPE_CHANGED(BREAKS, BREAKS, MAJOR, "all readers and writers of the property"),
  TYPE_WORDING_CHANGED(SAFE, SAFE, PATCH, "nobody"),

  REQUIRED_ADDED(SAFE, BREAKS, MAJOR, "writers who leave it out"),
  REQUIRED_REMOVED(BREAKS, SAFE, MAJOR, "readers who rely on a value"),
  PRIMARY_KEY_CHANGED(BREAKS, BREAKS, MAJOR, "readers who join or merge by the key; keyed writers"),
  UNIQUE_ADDED(SAFE, BREAKS, MAJOR, "writers who repeat values"),
  UNIQUE_REMOVED(BREAKS, SAFE, MAJOR, "readers who join by it"),
  PARTITIONING_CHANGED(CAREFUL, SAFE, MINOR, "readers whose filters follow the partitions"),

  CONSTRAINT_TIGHTENED(SAFE, BREAKS, MAJOR, "writers of values that are now refused"),
  CONSTRAINT_LOOSENED(BREAKS, SAFE, MAJOR, "readers who rely on the limit"),
  CONSTRAINT_CHANGED(BREAKS, BREAKS, MAJOR, "readers and writers who rely on the old form"),
  ENUM_VALUE_ADDED(CAREFUL, SAFE, MINOR, "readers who know only the old values"),
  ENUM_VALUE_REMOVED(SAFE, BREAKS, MAJOR, "writers of the removed value"),

  CLASSIFICATION_RAISED(CAREFUL, SAFE, MINOR, "readers without the permission: values are masked"),
  CLASSIFICATION_LOWERED(SAFE, CAREFUL, MINOR, "the people whose data it is; the owner must agree"),
  CLASSIFICATION_CHANGED(CAREFUL, CAREFUL, MINOR, "readers whose access follows the old word"),

  QUALITY_RULE_ADDED(SAFE, CAREFUL, MINOR, "writers whose data breaks the rule"),
  QUALITY_RULE_REMOVED(BREAKS, SAFE, MAJOR, "readers who rely on the rule"),
  QUALITY_RULE_TIGHTENED(SAFE, CAREFUL, MINOR, "writers whose data breaks the rule"),
  QUALITY_RULE_LOOSENED(BREAKS, SAFE, MAJOR, "readers who rely on the rule"),
  QUALITY_RULE_CHANGED(CAREFUL, CAREFUL, MINOR, "readers who rely on the rule; writers"),
  QUALITY_SEVERITY_RAISED(SAFE, CAREFUL, MINOR, "writers whose data breaks the rule"),
  QUALITY_SEVERITY_LOWERED(BREAKS, SAFE, MAJOR, "readers who rely on the rule"),
  ADVISORY_RULE_WEAKENED(CAREFUL, SAFE, MINOR, "readers who look at the rule"),

  SLA_ADDED(SAFE, SAFE, MINOR, "nobody"),
  SLA_REMOVED(BREAKS, SAFE, MAJOR, "readers who rely on the service level"),
  SLA_BETTER(SAFE, SAFE, MINOR, "nobody"),
  SLA_WORSE(BREAKS, SAFE, MAJOR, "readers who rely on the service level"),
  SLA_CHANGED(CAREFUL, SAFE, MINOR, "readers who rely on the service level"),

  ROLE_ADDED(SAFE, SAFE, MINOR, "nobody"),
  ROLE_REMOVED(BREAKS, BREAKS, MAJOR, "those who hold the role"),
  ROLE_ACCESS_EXTENDED(SAFE, SAFE, MINOR, "nobody"),
  ROLE_ACCESS_REDUCED(BREAKS, BREAKS, MAJOR, "those who hold the role"),
  SERVER_ADDED(SAFE, SAFE, MINOR, "nobody"),
  SERVER_REMOVED(BREAKS, BREAKS, MAJOR, "those who connect to the server"),
  SERVER_MOVED(BREAKS, BREAKS, MAJOR, "those who connect to the server"),

  STATUS_ADVANCED(SAFE, SAFE, MINOR, "nobody"),
  STATUS_REVERTED(BREAKS, BREAKS, MAJOR, "all readers and writers"),
  STATUS_CHANGED(CAREFUL, CAREFUL, MINOR, "all readers and writers"),
  DEPRECATED(CAREFUL, CAREFUL, MINOR, "all readers and writers: time to move"),
  DEPRECATION_WITHDRAWN(SAFE, SAFE, MINOR, "nobody"),
  END_ANNOUNCED(CAREFUL, CAREFUL, MINOR, "all readers and writers: time to move"),
  END_EARLIER(BREAKS, BREAKS, MAJOR, "all who planned by the announced end"),
  END_LATER(SAFE, SAFE, MINOR, "nobody"),
  RETIRED(BREAKS, BREAKS, MINOR, "all who have not moved"),
  RETIRED_WITHOUT_NOTICE(BREAKS, BREAKS, MAJOR, "all readers and writers"),
  REACTIVATED(SAFE, SAFE, MINOR, "nobody"),

  RELATIONSHIP_ADDED(SAFE, CAREFUL, MINOR, "writers of references to nothing"),
  RELATIONSHIP_REMOVED(CAREFUL, SAFE, MINOR, "readers who join by it"),

  CONTRACT_ID_CHANGED(BREAKS, BREAKS, MAJOR, "all who find the contract by its id"),
  CONTRACT_MOVED(BREAKS, BREAKS, MAJOR, "all readers and writers: addresses hold the domain"),
  VERSION_CHANGED(SAFE, SAFE, NONE, "nobody"),
  CONTRACT_NAME_CHANGED(SAFE, SAFE, PATCH, "nobody"),
  DESCRIPTION_CHANGED(SAFE, SAFE, PATCH, "nobody"),
  TAGS_CHANGED(SAFE, SAFE, PATCH, "nobody"),
  TEAM_CHANGED(SAFE, SAFE, PATCH, "nobody"),
  SUPPORT_CHANGED(SAFE, SAFE, PATCH, "nobody"),
  PRICE_CHANGED(SAFE, SAFE, PATCH, "nobody"),
  CUSTOM_PROPERTIES_CHANGED(SAFE, SAFE, PATCH, "nobody"),
  DOCUMENTATION_CHANGED(SAFE, SAFE, PATCH, "nobody");

  private final Verdict readers;
  private final Verdict writers;
  private final Bump requiredBump;
  private final String whoIsHit;

  ChangeKind(Verdict readers, Verdict writers, Bump requiredBump, String whoIsHit) {
    this.readers = readers;
    this.writers = writers;
    this.requiredBump = requiredBump;
    this.whoIsHit = whoIsHit;
  }

  /** The id of its row in the table, {@code property-removed}; stable over releases. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Verdict readers() {
    return readers;
  }

  public Verdict writers() {
    return writers;
  }

  public Bump requiredBump() {
    return requiredBump;
  }

  /** Who notices, in words. */
  public String whoIsHit() {
    return whoIsHit;
  }

  /** Whether one of the sides breaks. */
  public boolean isBreaking() {
    return readers.or(writers) == Verdict.BREAKS;
  }
}
