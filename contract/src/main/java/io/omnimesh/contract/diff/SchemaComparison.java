package io.omnimesh.contract.diff;

import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.odcs.SchemaProperty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares objects and the trees of their properties. What has a stable id is found again under
 * another name or in another place; what has none is known by its name.
 */
final class SchemaComparison {
  private final Changes changes;
  private final PropertyComparison properties;

  /** The only object needs no name in a message. */
  private final boolean single;

  private final Map<String, Node> beforeById;
  private final Map<String, Node> afterById;

  /** What left its place while its id stands elsewhere, until that place is compared. */
  private final List<Node> missing = new ArrayList<>();

  private final Set<String> moved = new HashSet<>();

  private SchemaComparison(List<SchemaObject> before, List<SchemaObject> after, Changes changes) {
    this.changes = changes;
    single = before.size() <= 1 && after.size() <= 1;
    properties = new PropertyComparison(changes, this::shown);
    beforeById = byId(before);
    afterById = byId(after);
  }

  static void compare(List<SchemaObject> before, List<SchemaObject> after, Changes changes) {
    new SchemaComparison(before, after, changes).objects(before, after);
  }

  private static Map<String, Node> byId(List<SchemaObject> objects) {
    Map<String, Node> nodes = new HashMap<>();
    objects.stream()
        .flatMap(object -> nodes(object).stream())
        .flatMap(Node::all)
        .forEach(node -> node.id().ifPresent(id -> nodes.putIfAbsent(id, node)));
    return nodes;
  }

  private static List<Node> nodes(SchemaObject object) {
    return object.properties().stream().map(child -> Node.of(object.name(), child)).toList();
  }

  private String shown(String path) {
    return single ? path.substring(path.indexOf('.') + 1) : path;
  }

  private void objects(List<SchemaObject> before, List<SchemaObject> after) {
    Matches<SchemaObject> matches =
        Matches.of(
            before,
            after,
            Matches.id(SchemaObject::id),
            Matches.name(SchemaObject::id, object -> Optional.of(object.name())));
    for (SchemaObject old : matches.removed()) {
      changes.removed(
          ChangeKind.OBJECT_REMOVED, old.name(), "object", "drops object " + old.name());
    }
    for (SchemaObject young : matches.added()) {
      changes.added(ChangeKind.OBJECT_ADDED, young.name(), "object", "adds object " + young.name());
      nodes(young).forEach(this::movedWithin);
    }
    matches.pairs().forEach(pair -> object(pair.before(), pair.after()));
    missing.stream()
        .filter(node -> !moved.contains(node.id().orElseThrow()))
        .forEach(node -> removed(node, ""));
    if (isReordered(before, after, matches)) {
      changes.changed(
          ChangeKind.OBJECT_ORDER_CHANGED,
          "schema",
          names(before.stream().map(SchemaObject::name)),
          names(after.stream().map(SchemaObject::name)),
          "puts its objects into another order");
    }
  }

  private static <T> boolean isReordered(List<T> before, List<T> after, Matches<T> matches) {
    Map<T, T> origins = new HashMap<>();
    matches.pairs().forEach(pair -> origins.put(pair.after(), pair.before()));
    List<Integer> places =
        after.stream().filter(origins::containsKey).map(origins::get).map(before::indexOf).toList();
    return !places.equals(places.stream().sorted().toList());
  }

  private static String names(Stream<String> names) {
    return String.join(", ", names.toList());
  }

  private void object(SchemaObject before, SchemaObject after) {
    String path = after.name();
    if (!before.name().equals(after.name())
        || !before.physicalName().equals(after.physicalName())) {
      String old = before.physicalName().orElse(before.name());
      String young = after.physicalName().orElse(after.name());
      changes.changed(
          ChangeKind.OBJECT_RENAMED, path, old, young, "renames object " + old + " to " + young);
    }
    if (!before.physicalType().equals(after.physicalType())) {
      changes.differs(
          ChangeKind.OBJECT_KIND_CHANGED,
          path,
          before.physicalType(),
          after.physicalType(),
          "makes object " + path + " a " + after.physicalType().orElse("thing of no stated kind"));
    }
    if (!before.dataGranularityDescription().equals(after.dataGranularityDescription())) {
      changes.differs(
          ChangeKind.GRANULARITY_CHANGED,
          path,
          before.dataGranularityDescription(),
          after.dataGranularityDescription(),
          "changes what a row of " + path + " stands for");
    }
    if (before.id().isPresent() != after.id().isPresent()) {
      idChanged(path, before.id(), after.id(), "object " + path);
    }
    keys(before, after);
    fields(path, nodes(before), nodes(after));
    QualityComparison.compare(path, "", before.quality(), after.quality(), changes);
    RelationshipComparison.compare(path, before.relationships(), after.relationships(), changes);
    Documentation.compare(path, path, before, after, changes);
    Lifecycle.compareEnds(
        path,
        Lifecycle.end(before.customProperties()),
        Lifecycle.end(after.customProperties()),
        "object " + path,
        changes);
  }

  private void idChanged(
      String path, Optional<String> before, Optional<String> after, String what) {
    changes.differs(
        ChangeKind.PROPERTY_ID_CHANGED,
        path,
        before,
        after,
        (after.isPresent() ? "gives an id to " : "takes the id from ") + what);
  }

  private void keys(SchemaObject before, SchemaObject after) {
    List<String> old = identities(before.primaryKey(), after);
    List<String> young = identities(after.primaryKey(), after);
    if (!old.equals(young)) {
      changes.changed(
          ChangeKind.PRIMARY_KEY_CHANGED,
          after.name(),
          key(before.primaryKey()),
          key(after.primaryKey()),
          "changes the primary key from "
              + key(before.primaryKey())
              + " to "
              + key(after.primaryKey()));
    }
    List<SchemaProperty> oldPartitions = partitionKey(before);
    List<SchemaProperty> youngPartitions = partitionKey(after);
    if (!identities(oldPartitions, after).equals(identities(youngPartitions, after))) {
      changes.changed(
          ChangeKind.PARTITIONING_CHANGED,
          after.name(),
          key(oldPartitions),
          key(youngPartitions),
          "partitions by " + key(youngPartitions));
    }
  }

  private static List<SchemaProperty> partitionKey(SchemaObject object) {
    return object.properties().stream()
        .filter(SchemaProperty::partitioned)
        .sorted(Comparator.comparingInt(SchemaProperty::partitionKeyPosition))
        .toList();
  }

  /** Names as the new version knows them, so that a rename alone is no other key. */
  private static List<String> identities(List<SchemaProperty> key, SchemaObject after) {
    return key.stream()
        .map(column ->
            after.properties().stream()
                .filter(young -> young.id().isPresent() && young.id().equals(column.id()))
                .findFirst()
                .orElse(column)
                .name())
        .toList();
  }

  private static String key(List<SchemaProperty> columns) {
    return columns.isEmpty()
        ? "none"
        : "(" + names(columns.stream().map(SchemaProperty::name)) + ")";
  }

  private void fields(String path, List<Node> before, List<Node> after) {
    Matches<Node> matches =
        Matches.of(
            before,
            after,
            Matches.id(Node::id),
            Matches.name(Node::id, node -> Optional.of(node.name())),
            Matches.name(Node::id, node -> Optional.of(node.column().name())));
    for (Node old : matches.removed()) {
      removed(old, matches.added());
    }
    for (Node young : matches.added()) {
      added(young);
    }
    matches.pairs().forEach(pair -> pair(pair.before(), pair.after()));
    if (isReordered(before, after, matches)) {
      changes.changed(
          ChangeKind.PROPERTY_ORDER_CHANGED,
          path,
          names(before.stream().map(Node::name)),
          names(after.stream().map(Node::name)),
          "puts the properties of " + path + " into another order");
    }
  }

  private boolean isMoved(Node node, Map<String, Node> elsewhere) {
    return node.id().isPresent() && elsewhere.containsKey(node.id().get());
  }

  private void removed(Node old, Collection<Node> added) {
    if (isMoved(old, afterById)) {
      missing.add(old);
      return;
    }
    String another =
        added.stream().anyMatch(young -> young.name().equals(old.name()))
            ? " (the property of that name has another id, so it is another one)"
            : "";
    removed(old, another);
  }

  private void removed(Node old, String remark) {
    changes.removed(
        ChangeKind.PROPERTY_REMOVED,
        old.path(),
        old.type().trino(),
        "drops "
            + (old.column().required() ? "required " : "")
            + "property "
            + shown(old.path())
            + remark);
  }

  private void added(Node young) {
    if (isMoved(young, beforeById)) {
      moved(young);
      return;
    }
    boolean required = young.column().required();
    changes.added(
        required ? ChangeKind.REQUIRED_PROPERTY_ADDED : ChangeKind.OPTIONAL_PROPERTY_ADDED,
        young.path(),
        young.type().trino(),
        "adds " + (required ? "required " : "optional ") + "property " + shown(young.path()));
    List<Node> within = new ArrayList<>(young.all().toList());
    within.remove(young);
    within.stream().filter(node -> isMoved(node, beforeById)).forEach(this::moved);
  }

  private void movedWithin(Node root) {
    root.all().filter(node -> isMoved(node, beforeById)).forEach(this::moved);
  }

  private void moved(Node young) {
    Node old = beforeById.get(young.id().orElseThrow());
    if (old != null) {
      moved.add(young.id().orElseThrow());
      changes.changed(
          ChangeKind.PROPERTY_MOVED,
          young.path(),
          old.path(),
          young.path(),
          "moves property " + shown(old.path()) + " to " + shown(young.path()));
    }
  }

  private void pair(Node before, Node after) {
    String path = after.path();
    if (!before.name().equals(after.name())
        || !before.column().name().equals(after.column().name())) {
      changes.changed(
          ChangeKind.PROPERTY_RENAMED,
          path,
          before.column().name(),
          after.column().name(),
          "renames property " + shown(before.path()) + " to " + after.column().name());
    }
    if (before.id().isPresent() != after.id().isPresent()) {
      idChanged(path, before.id(), after.id(), "property " + shown(path));
    }
    held(before, after);
  }

  /** A property, or what a list or a map holds; the latter have no names to compare. */
  private void held(Node before, Node after) {
    if (!properties.compare(before, after)) {
      return;
    }
    fields(after.path(), before.fields(), after.fields());
    if (before.element().isPresent() && after.element().isPresent()) {
      held(before.element().get(), after.element().get());
    } else if (before.element().isPresent() != after.element().isPresent()) {
      boolean tightened = after.element().isPresent();
      changes.differs(
          tightened ? ChangeKind.CONSTRAINT_TIGHTENED : ChangeKind.CONSTRAINT_LOOSENED,
          after.path(),
          Optional.empty(),
          Optional.empty(),
          (tightened ? "describes" : "no longer describes")
              + " the items of property "
              + shown(after.path()));
    }
    if (before.value().isPresent() && after.value().isPresent()) {
      held(before.value().get(), after.value().get());
    }
  }
}
