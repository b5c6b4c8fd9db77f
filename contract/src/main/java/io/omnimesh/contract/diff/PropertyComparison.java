package io.omnimesh.contract.diff;

import io.omnimesh.contract.odcs.SchemaProperty;
import io.omnimesh.contract.schema.ColumnType;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Compares one property with what it was, apart from its name and what it holds. */
final class PropertyComparison {
  /** How much harm the data can do; what a contract leaves open is held to be internal. */
  private static final Map<String, Integer> SENSITIVITY =
      Map.of(
          "public", 0,
          "internal", 1,
          "confidential", 2,
          "personal", 3,
          "sensitive", 3,
          "restricted", 3,
          "confidential-personal", 3,
          "pii", 3);

  private final Changes changes;
  private final UnaryOperator<String> shown;

  PropertyComparison(Changes changes, UnaryOperator<String> shown) {
    this.changes = changes;
    this.shown = shown;
  }

  /** Notes what differs; false where what the two hold has nothing in common. */
  boolean compare(Node before, Node after) {
    String path = after.path();
    SchemaProperty old = before.property();
    SchemaProperty young = after.property();
    required(before, after);
    Optional<ChangeKind> type = type(before, after);
    String property = "property " + shown.apply(path);
    if (type.isEmpty()) {
      wording(before, after);
    }
    if (old.unique() != young.unique()) {
      changes.differs(
          young.unique() ? ChangeKind.UNIQUE_ADDED : ChangeKind.UNIQUE_REMOVED,
          path,
          Optional.empty(),
          Optional.empty(),
          young.unique()
              ? "requires unique values of " + property
              : "no longer promises unique values of " + property);
    }
    new ConstraintComparison(path, property, changes).compare(old, young, type.isPresent());
    classification(path, property, old.classification(), young.classification());
    QualityComparison.compare(path, " of " + property, old.quality(), young.quality(), changes);
    RelationshipComparison.compare(path, old.relationships(), young.relationships(), changes);
    Documentation.compare(path, shown.apply(path), old, young, changes);
    Lifecycle.compareEnds(
        path,
        Lifecycle.end(old.customProperties()),
        Lifecycle.end(young.customProperties()),
        property,
        changes);
    return type.filter(kind -> kind == ChangeKind.TYPE_CHANGED).isEmpty();
  }

  private void required(Node before, Node after) {
    String what = shown.apply(after.path());
    if (!before.column().required() && after.column().required()) {
      changes.changed(
          ChangeKind.REQUIRED_ADDED,
          after.path(),
          "optional",
          "required",
          "requires property " + what);
    } else if (before.column().required() && !after.column().required()) {
      changes.changed(
          ChangeKind.REQUIRED_REMOVED,
          after.path(),
          "required",
          "optional",
          "no longer requires property " + what);
    }
  }

  private Optional<ChangeKind> type(Node before, Node after) {
    if (before.type() instanceof ColumnType.Map old
        && after.type() instanceof ColumnType.Map young) {
      String path = after.path() + ".key";
      if (!TypeComparison.sameKey(old.key(), young.key())) {
        typeChange(ChangeKind.MAP_KEY_CHANGED, path, old.key(), young.key());
        return Optional.of(ChangeKind.MAP_KEY_CHANGED);
      }
      Optional<ChangeKind> key = TypeComparison.compare(old.key(), young.key());
      key.ifPresent(kind -> typeChange(kind, path, old.key(), young.key()));
      return key;
    }
    Optional<ChangeKind> kind = TypeComparison.compare(before.type(), after.type());
    kind.ifPresent(found -> typeChange(found, after.path(), before.type(), after.type()));
    return kind;
  }

  private void typeChange(ChangeKind kind, String path, ColumnType before, ColumnType after) {
    String verb =
        switch (kind) {
          case TYPE_WIDENED -> "widens";
          case TYPE_NARROWED -> "narrows";
          default -> "changes";
        };
    changes.changed(
        kind,
        path,
        before.trino(),
        after.trino(),
        verb
            + " property "
            + shown.apply(path)
            + " from "
            + before.trino()
            + " to "
            + after.trino());
  }

  /** The same column; what it means may differ all the same. */
  private void wording(Node before, Node after) {
    SchemaProperty old = before.property();
    SchemaProperty young = after.property();
    Optional<String> oldType = old.logicalType().map(type -> type.word());
    Optional<String> youngType = young.logicalType().map(type -> type.word());
    String property = "property " + shown.apply(after.path());
    if (oldType.isPresent() && youngType.isPresent() && !oldType.equals(youngType)) {
      changes.differs(
          ChangeKind.LOGICAL_TYPE_CHANGED,
          after.path(),
          oldType,
          youngType,
          "changes the logical type of "
              + property
              + " from "
              + oldType.get()
              + " to "
              + youngType.get());
    } else if (before.type().trino().equals(after.type().trino())
        && !(oldType.equals(youngType) && old.physicalType().equals(young.physicalType()))) {
      changes.differs(
          ChangeKind.TYPE_WORDING_CHANGED,
          after.path(),
          old.physicalType().or(() -> oldType),
          young.physicalType().or(() -> youngType),
          "writes the type of " + property + " in other words");
    }
  }

  private void classification(
      String path, String property, Optional<String> before, Optional<String> after) {
    Optional<String> old = before.map(word -> word.strip().toLowerCase(Locale.ROOT));
    Optional<String> young = after.map(word -> word.strip().toLowerCase(Locale.ROOT));
    if (old.equals(young)) {
      return;
    }
    Optional<Integer> oldRank = rank(old);
    Optional<Integer> youngRank = rank(young);
    ChangeKind kind = ChangeKind.CLASSIFICATION_CHANGED;
    if (oldRank.isPresent() && youngRank.isPresent()) {
      int order = youngRank.get().compareTo(oldRank.get());
      kind =
          order > 0
              ? ChangeKind.CLASSIFICATION_RAISED
              : order < 0 ? ChangeKind.CLASSIFICATION_LOWERED : kind;
    }
    changes.differs(
        kind,
        path,
        before,
        after,
        "classifies " + property + " as " + after.orElse("nothing in particular"));
  }

  private static Optional<Integer> rank(Optional<String> word) {
    return Optional.ofNullable(SENSITIVITY.get(word.orElse("internal")));
  }
}
