package io.omnimesh.catalog.plan;

import io.omnimesh.catalog.product.Port;
import io.omnimesh.contract.diff.Bump;
import io.omnimesh.contract.diff.Change;
import io.omnimesh.contract.diff.ContractDiff;
import io.omnimesh.contract.diff.Diff;
import io.omnimesh.contract.diff.Verdict;
import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.odcs.SemanticVersion;
import java.util.List;
import java.util.Optional;

/**
 * What a served contract's new version changes, and whether it may.
 *
 * @param lines one for each change
 * @param refusal why it must not be applied, who is hit, and the version that it needs
 */
record ContractChange(List<String> lines, Optional<String> refusal) {
  ContractChange {
    lines = List.copyOf(lines);
  }

  /** Empty where nothing that a contract promises is different. */
  static Optional<ContractChange> between(DataContract before, Port port, List<Reader> readers) {
    Diff diff = ContractDiff.compare(before, port.contract());
    if (diff.changes().isEmpty()) {
      return Optional.empty();
    }
    List<String> lines =
        diff.changes().stream().map(change -> line(change, bump(change, port))).toList();
    return Optional.of(new ContractChange(lines, refusal(before, port, diff, readers)));
  }

  private static String line(Change change, Bump bump) {
    String how =
        switch (bump) {
          case NONE -> "";
          case PATCH -> " (patch)";
          case MINOR -> " (minor)";
          case MAJOR -> " (breaks " + change.whoIsHit() + ")";
        };
    return change.path() + ": " + change.message() + how;
  }

  /** A query that makes the data changes together with its contract: only readers can break. */
  private static Bump bump(Change change, Port port) {
    boolean harmsWritersAlone =
        change.requiredBump() == Bump.MAJOR && change.readers() != Verdict.BREAKS;
    return harmsWritersAlone && port.kind().hasTransform() ? Bump.MINOR : change.requiredBump();
  }

  private static Optional<String> refusal(
      DataContract before, Port port, Diff diff, List<Reader> readers) {
    SemanticVersion version = port.contract().semanticVersion();
    Bump required =
        diff.changes().stream().map(change -> bump(change, port)).reduce(Bump.NONE, Bump::or);
    SemanticVersion needed = required.after(before.semanticVersion());
    if (version.compareTo(needed) >= 0) {
      return Optional.empty();
    }
    String title = port.contractFile() + ": contract " + port.id().productName() + " " + version;
    List<Change> reasons =
        diff.changes().stream().filter(change -> bump(change, port) == required).toList();
    if (required == Bump.NONE || reasons.isEmpty()) {
      return Optional.of(
          title + " is older than " + before.version() + ", which is served; write a higher one");
    }
    String what = reasons.getFirst().message() + more(reasons.size() - 1);
    if (required != Bump.MAJOR) {
      return Optional.of(title + " " + what + "; write version " + needed);
    }
    return Optional.of(
        "%s %s; publish it as %s (./mesh next-major %s%s). Hit: %s"
            .formatted(
                title,
                what,
                needed,
                port.id().productName(),
                port.id().port().equals(port.id().product()) ? "" : " --port " + port.id().port(),
                readers.isEmpty() ? "nobody is known to read it" : Readers.text(readers)));
  }

  private static String more(int count) {
    return count == 0 ? "" : " and " + count + " more such " + (count == 1 ? "change" : "changes");
  }
}
