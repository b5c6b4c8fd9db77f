package io.omnimesh.contract.diff;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares lists of the only values allowed; their order means nothing. */
final class EnumComparison {
  private static final int VALUES_SHOWN_MAX = 5;

  private final String path;
  private final String property;
  private final Changes changes;

  EnumComparison(String path, String property, Changes changes) {
    this.path = path;
    this.property = property;
    this.changes = changes;
  }

  /** An empty list allows every value. */
  void compare(
      String name,
      List<? extends @Nullable Object> before,
      List<? extends @Nullable Object> after) {
    Set<String> old = texts(before);
    Set<String> young = texts(after);
    if (old.isEmpty() != young.isEmpty()) {
      boolean tightened = old.isEmpty();
      changes.differs(
          tightened ? ChangeKind.CONSTRAINT_TIGHTENED : ChangeKind.CONSTRAINT_LOOSENED,
          path,
          tightened ? Optional.empty() : Optional.of(shown(old)),
          tightened ? Optional.of(shown(young)) : Optional.empty(),
          tightened
              ? "limits " + property + " to a list of values"
              : "no longer limits " + property + " to a list of values");
      return;
    }
    Set<String> more = without(young, old);
    Set<String> fewer = without(old, young);
    if (!more.isEmpty()) {
      changes.added(
          ChangeKind.ENUM_VALUE_ADDED,
          path,
          name + " " + shown(more),
          "allows " + property + " to be " + shown(more));
    }
    if (!fewer.isEmpty()) {
      changes.removed(
          ChangeKind.ENUM_VALUE_REMOVED,
          path,
          name + " " + shown(fewer),
          "no longer allows " + property + " to be " + shown(fewer));
    }
  }

  private static Set<String> texts(List<? extends @Nullable Object> values) {
    Set<String> texts = new LinkedHashSet<>();
    for (Object value : values) {
      texts.add(
          value instanceof Number
              ? ConstraintComparison.number(value)
                  .map(number -> number.stripTrailingZeros().toPlainString())
                  .orElse(value.toString())
              : String.valueOf(value));
    }
    return texts;
  }

  private static Set<String> without(Set<String> values, Set<String> others) {
    return values.stream()
        .filter(value -> !others.contains(value))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String shown(Set<String> values) {
    String first = values.stream().limit(VALUES_SHOWN_MAX).collect(Collectors.joining(", "));
    int more = values.size() - VALUES_SHOWN_MAX;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
