package io.omnimesh.contract.diff;

import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.odcs.SemanticVersion;
import java.util.List;
import java.util.Optional;

/**
 * What differs between two versions of a contract.
 *
 * @param changes in the order of the contract's sections, the schema first
 */
public record Diff(DataContract before, DataContract after, List<Change> changes) {
  public Diff {
    changes = List.copyOf(changes);
  }

  /** How messages name the contract: {@code ecommerce/orders}. */
  public String title() {
    return ContractDiff.title(after);
  }

  /** The worst verdict for those who read by the old version. */
  public Verdict readers() {
    return changes.stream().map(Change::readers).reduce(Verdict.SAFE, Verdict::or);
  }

  /** The worst verdict for those who write by the old version. */
  public Verdict writers() {
    return changes.stream().map(Change::writers).reduce(Verdict.SAFE, Verdict::or);
  }

  /** The changes that break readers or writers. */
  public List<Change> breaking() {
    return changes.stream().filter(change -> change.kind().isBreaking()).toList();
  }

  /** The number that must rise; none after a draft, which promises nothing. */
  public Bump requiredBump() {
    return Lifecycle.isDraft(before)
        ? Bump.NONE
        : changes.stream().map(Change::requiredBump).reduce(Bump.NONE, Bump::or);
  }

  /** The first version that the changes may be published as, coming from a version. */
  public SemanticVersion requiredVersion(SemanticVersion current) {
    return requiredBump().after(current);
  }

  /**
   * The first version that the changes may be published as.
   *
   * @throws MeshException {@code INVALID_INPUT} where the old contract's version is none
   */
  public SemanticVersion requiredVersion() {
    return requiredVersion(before.semanticVersion());
  }

  /**
   * Whether the new contract's version is high enough; a lower one than before never is.
   *
   * @throws MeshException {@code INVALID_INPUT} where one of the versions is none
   */
  public boolean versionSuffices() {
    return after.semanticVersion().compareTo(requiredVersion()) >= 0;
  }

  /**
   * Why the new contract may not be published as it is, with the mend; empty where it may.
   *
   * @throws MeshException {@code INVALID_INPUT} where one of the versions is none
   */
  public Optional<String> refusal() {
    if (versionSuffices()) {
      return Optional.empty();
    }
    String title = "Contract " + title() + " " + after.version();
    Bump required = requiredBump();
    List<Change> reasons =
        changes.stream().filter(change -> change.requiredBump() == required).toList();
    if (required == Bump.NONE || reasons.isEmpty()) {
      return Optional.of(
          title + " is older than " + before.version() + "; publish it as " + requiredVersion());
    }
    int more = reasons.size() - 1;
    return Optional.of(
        title
            + " "
            + reasons.getFirst().message()
            + (more == 0
                ? ""
                : ", and " + more + " more such " + (more == 1 ? "change" : "changes"))
            + mend(reasons));
  }

  /** Retiring and bringing an end forward have no next major that would make them right. */
  private String mend(List<Change> reasons) {
    return switch (reasons.getFirst().kind()) {
      case RETIRED_WITHOUT_NOTICE -> "; deprecate it first, with an end date";
      case END_EARLIER -> "; keep the announced end";
      default -> "; publish it as " + requiredVersion();
    };
  }
}
