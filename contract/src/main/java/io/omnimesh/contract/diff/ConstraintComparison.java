package io.omnimesh.contract.diff;

import io.omnimesh.contract.odcs.LogicalType;
import io.omnimesh.contract.odcs.LogicalTypeOptions;
import io.omnimesh.contract.odcs.SchemaProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Compares the limits that a contract sets to the values of a property. A limit is a demand on
 * writers and a promise to readers: what tightens it breaks the former, what loosens it the latter.
 */
final class ConstraintComparison {
  /** Which way a limit tightens. */
  private enum Direction {
    UP,
    DOWN
  }

  private final String path;
  private final String property;
  private final Changes changes;

  /**
   * @param property how messages name it: {@code property sku}
   */
  ConstraintComparison(String path, String property, Changes changes) {
    this.path = path;
    this.property = property;
    this.changes = changes;
  }

  /**
   * @param typeChanged formats and zones are part of the type, and need no word of their own then
   */
  void compare(SchemaProperty before, SchemaProperty after, boolean typeChanged) {
    LogicalTypeOptions old = before.logicalTypeOptions();
    LogicalTypeOptions young = after.logicalTypeOptions();
    bound("minimum", old.minimum(), young.minimum(), Direction.UP);
    bound("exclusiveMinimum", old.exclusiveMinimum(), young.exclusiveMinimum(), Direction.UP);
    bound("maximum", old.maximum(), young.maximum(), Direction.DOWN);
    bound("exclusiveMaximum", old.exclusiveMaximum(), young.exclusiveMaximum(), Direction.DOWN);
    bound("minLength", old.minLength(), young.minLength(), Direction.UP);
    bound("maxLength", old.maxLength(), young.maxLength(), Direction.DOWN);
    bound("minItems", old.minItems(), young.minItems(), Direction.UP);
    bound("maxItems", old.maxItems(), young.maxItems(), Direction.DOWN);
    bound("minProperties", old.minProperties(), young.minProperties(), Direction.UP);
    bound("maxProperties", old.maxProperties(), young.maxProperties(), Direction.DOWN);
    word("pattern", old.pattern(), young.pattern());
    word("defaultTimezone", old.defaultTimezone(), young.defaultTimezone());
    multipleOf(old.multipleOf(), young.multipleOf());
    requiredProperties(old.requiredProperties(), young.requiredProperties());
    if (old.uniqueItems() != young.uniqueItems()) {
      note(
          young.uniqueItems() ? ChangeKind.CONSTRAINT_TIGHTENED : ChangeKind.CONSTRAINT_LOOSENED,
          "uniqueItems",
          Optional.of(Boolean.toString(old.uniqueItems())),
          Optional.of(Boolean.toString(young.uniqueItems())));
    }
    if (!typeChanged) {
      word("format", format(before), format(after));
      Optional<String> oldZone = Optional.of(old.timezone().orElse(true).toString());
      Optional<String> youngZone = Optional.of(young.timezone().orElse(true).toString());
      word("timezone", oldZone, youngZone);
    }
    new EnumComparison(path, property, changes)
        .compare("enum", old.enumeration(), young.enumeration());
  }

  /** The format that an integer or a number has anyway is no limit. */
  private static Optional<String> format(SchemaProperty property) {
    Optional<String> format = property.logicalTypeOptions().format();
    Optional<LogicalType> type = property.logicalType();
    boolean usual =
        (type.equals(Optional.of(LogicalType.INTEGER)) && format.equals(Optional.of("i64")))
            || (type.equals(Optional.of(LogicalType.NUMBER)) && format.equals(Optional.of("f64")));
    return usual ? Optional.empty() : format;
  }

  private void bound(String name, OptionalInt before, OptionalInt after, Direction tighter) {
    bound(name, boxed(before), boxed(after), tighter);
  }

  private static Optional<Object> boxed(OptionalInt number) {
    return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
  }

  private void bound(
      String name, Optional<Object> before, Optional<Object> after, Direction tighter) {
    Optional<String> old = before.map(String::valueOf);
    Optional<String> young = after.map(String::valueOf);
    if (old.equals(young)) {
      return;
    }
    if (old.isEmpty() || young.isEmpty()) {
      appears(name, old, young);
      return;
    }
    Optional<Integer> order = order(young.get(), old.get());
    ChangeKind kind = ChangeKind.CONSTRAINT_CHANGED;
    if (order.isPresent()) {
      if (order.get() == 0) {
        return;
      }
      boolean isTighter = order.get() > 0 == (tighter == Direction.UP);
      kind = isTighter ? ChangeKind.CONSTRAINT_TIGHTENED : ChangeKind.CONSTRAINT_LOOSENED;
    }
    note(kind, name, old, young);
  }

  /** Numbers by value; dates and times of one form by their text. */
  static Optional<Integer> order(String first, String second) {
    Optional<BigDecimal> one = number(first);
    Optional<BigDecimal> other = number(second);
    if (one.isPresent() && other.isPresent()) {
      return Optional.of(one.get().compareTo(other.get()));
    }
    boolean sameForm =
        one.isEmpty()
            && other.isEmpty()
            && first.replaceAll("\\d", "0").equals(second.replaceAll("\\d", "0"))
            && first.matches("\\d{4}-\\d\\d.*|\\d\\d:\\d\\d.*");
    return sameForm ? Optional.of(first.compareTo(second)) : Optional.empty();
  }

  static Optional<BigDecimal> number(@Nullable Object value) {
    try {
      return value == null ? Optional.empty() : Optional.of(new BigDecimal(value.toString()));
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  /** A limit of which no order is known. */
  private void word(String name, Optional<String> before, Optional<String> after) {
    if (before.isEmpty() || after.isEmpty()) {
      appears(name, before, after);
    } else if (!before.equals(after)) {
      note(ChangeKind.CONSTRAINT_CHANGED, name, before, after);
    }
  }

  private void appears(String name, Optional<String> before, Optional<String> after) {
    if (before.isPresent() != after.isPresent()) {
      note(
          after.isPresent() ? ChangeKind.CONSTRAINT_TIGHTENED : ChangeKind.CONSTRAINT_LOOSENED,
          name,
          before,
          after);
    }
  }

  private void multipleOf(Optional<BigDecimal> before, Optional<BigDecimal> after) {
    if (before.isEmpty() || after.isEmpty()) {
      appears("multipleOf", before.map(String::valueOf), after.map(String::valueOf));
      return;
    }
    if (before.get().compareTo(after.get()) == 0) {
      return;
    }
    ChangeKind kind = ChangeKind.CONSTRAINT_CHANGED;
    if (isMultiple(after.get(), before.get())) {
      kind = ChangeKind.CONSTRAINT_TIGHTENED;
    } else if (isMultiple(before.get(), after.get())) {
      kind = ChangeKind.CONSTRAINT_LOOSENED;
    }
    note(kind, "multipleOf", before.map(String::valueOf), after.map(String::valueOf));
  }

  private static boolean isMultiple(BigDecimal number, BigDecimal unit) {
    return unit.signum() != 0 && number.remainder(unit).signum() == 0;
  }

  private void requiredProperties(List<String> before, List<String> after) {
    List<String> more = after.stream().filter(name -> !before.contains(name)).toList();
    List<String> fewer = before.stream().filter(name -> !after.contains(name)).toList();
    Optional<String> old = Optional.of(String.join(", ", before));
    Optional<String> young = Optional.of(String.join(", ", after));
    if (!more.isEmpty()) {
      note(ChangeKind.CONSTRAINT_TIGHTENED, "required", old, young);
    }
    if (!fewer.isEmpty()) {
      note(ChangeKind.CONSTRAINT_LOOSENED, "required", old, young);
    }
  }

  private void note(ChangeKind kind, String name, Optional<String> before, Optional<String> after) {
    String verb =
        switch (kind) {
          case CONSTRAINT_TIGHTENED -> "tightens ";
          case CONSTRAINT_LOOSENED -> "loosens ";
          default -> "changes ";
        };
    changes.differs(
        kind,
        path,
        before.map(value -> name + " " + value),
        after.map(value -> name + " " + value),
        verb
            + name
            + " of "
            + property
            + before.map(value -> " from " + value).orElse("")
            + after.map(value -> " to " + value).orElse(before.isPresent() ? " to none" : ""));
  }
}
