package io.omnimesh.contract.diff;

import io.omnimesh.contract.odcs.Relationship;
import java.util.List;

/** Compares references between properties. */
final class RelationshipComparison {
  private RelationshipComparison() {}

  static void compare(
      String path, List<Relationship> before, List<Relationship> after, Changes changes) {
    Matches<Relationship> matches =
        Matches.of(before, after, (old, young) -> text(old).equals(text(young)));
    for (Relationship old : matches.removed()) {
      changes.removed(
          ChangeKind.RELATIONSHIP_REMOVED,
          path,
          text(old),
          "drops the relationship of " + path + " " + text(old));
    }
    for (Relationship young : matches.added()) {
      changes.added(
          ChangeKind.RELATIONSHIP_ADDED,
          path,
          text(young),
          "adds a relationship of " + path + " " + text(young));
    }
    for (Matches.Pair<Relationship> pair : matches.pairs()) {
      Documentation.customProperties(
          path,
          pair.before().customProperties(),
          pair.after().customProperties(),
          "the custom properties of a relationship of " + path,
          changes);
    }
  }

  private static String text(Relationship relationship) {
    return relationship.type()
        + (relationship.from().isEmpty() ? "" : " from " + String.join(", ", relationship.from()))
        + " to "
        + String.join(", ", relationship.to());
  }
}
