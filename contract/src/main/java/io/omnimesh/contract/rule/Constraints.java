package io.omnimesh.contract.rule;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.schema.ColumnType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Makes constraints that fit the type of a column. Whatever does not fit is refused with the reason
 * ({@code INVALID_INPUT}), so that the rule can say why nobody evaluates it.
 */
final class Constraints {
  private final ColumnType type;

  Constraints(ColumnType type) {
    this.type = type;
  }

  Constraint oneOf(List<? extends @Nullable Object> values) {
    List<Object> typed = typed(values);
    if (typed.isEmpty()) {
      throw refused("lists no value");
    }
    return new Constraint.OneOf(typed);
  }

  Constraint noneOf(List<? extends @Nullable Object> values) {
    return new Constraint.NoneOf(typed(values));
  }

  Constraint notMissing(List<? extends @Nullable Object> values) {
    return new Constraint.NotMissing(typed(values));
  }

  Constraint matches(String pattern) {
    requireText("pattern");
    return new Constraint.Matches(EcmaPattern.of(pattern));
  }

  Constraint length(OptionalInt least, OptionalInt most) {
    requireText("a length");
    return new Constraint.Length(least, most);
  }

  Constraint limit(Constraint.Side side, Object value) {
    boolean ordered =
        switch (type) {
          case ColumnType.Decimal ignored -> true;
          case ColumnType.Time ignored -> true;
          case ColumnType.Timestamp ignored -> true;
          case ColumnType.Plain plain ->
              switch (plain) {
                case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DATE -> true;
                case BOOLEAN, VARBINARY, UUID, JSON -> false;
              };
          case ColumnType.Varchar ignored -> false;
          case ColumnType.Char ignored -> false;
          case ColumnType.Array ignored -> false;
          case ColumnType.Map ignored -> false;
          case ColumnType.Row ignored -> false;
        };
    if (!ordered) {
      throw unfit("a limit does not fit");
    }
    return new Constraint.Limit(side, TypedValues.of(type, value));
  }

  Constraint multipleOf(BigDecimal divisor) {
    boolean number =
        type instanceof ColumnType.Decimal
            || type == ColumnType.Plain.TINYINT
            || type == ColumnType.Plain.SMALLINT
            || type == ColumnType.Plain.INTEGER
            || type == ColumnType.Plain.BIGINT
            || type == ColumnType.Plain.REAL
            || type == ColumnType.Plain.DOUBLE;
    if (!number) {
      throw unfit("multipleOf does not fit");
    }
    if (divisor.signum() <= 0) {
      throw refused("multipleOf is not greater than 0");
    }
    return new Constraint.MultipleOf((BigDecimal) TypedValues.of(type, divisor));
  }

  Constraint items(OptionalInt least, OptionalInt most) {
    requireList();
    return new Constraint.Size(least, most);
  }

  Constraint uniqueItems() {
    requireList();
    return new Constraint.UniqueItems();
  }

  Constraint entries(OptionalInt least, OptionalInt most) {
    if (!(type instanceof ColumnType.Map)) {
      throw unfit("a number of properties does not fit");
    }
    return new Constraint.Size(least, most);
  }

  /**
   * The valid values of {@code invalidValues}: the standard's arguments {@code validValues} and
   * {@code pattern}, those of the logical type options, and the names that Soda has for them.
   */
  Constraint valid(Map<String, Object> arguments) {
    List<Constraint> parts = new ArrayList<>();
    arguments.forEach((name, value) -> parts.add(valid(name, value)));
    if (parts.isEmpty()) {
      throw refused("has no argument that says what is valid, such as validValues or pattern");
    }
    return parts.size() == 1 ? parts.getFirst() : new Constraint.All(parts);
  }

  private Constraint valid(String name, Object value) {
    return switch (name) {
      case "validValues", "enum" -> oneOf(list(name, value));
      case "invalidValues" -> noneOf(list(name, value));
      case "pattern", "validPattern", "validRegex" -> matches(value.toString());
      case "minLength", "validMinLength" -> length(OptionalInt.of(count(name, value)), none());
      case "maxLength", "validMaxLength" -> length(none(), OptionalInt.of(count(name, value)));
      case "length", "validLength" -> {
        OptionalInt exactly = OptionalInt.of(count(name, value));
        yield length(exactly, exactly);
      }
      case "minimum", "min", "validMin" -> limit(Constraint.Side.AT_LEAST, value);
      case "maximum", "max", "validMax" -> limit(Constraint.Side.AT_MOST, value);
      case "exclusiveMinimum" -> limit(Constraint.Side.ABOVE, value);
      case "exclusiveMaximum" -> limit(Constraint.Side.BELOW, value);
      case "multipleOf" -> multipleOf(number(name, value));
      case "minItems" -> items(OptionalInt.of(count(name, value)), none());
      case "maxItems" -> items(none(), OptionalInt.of(count(name, value)));
      default ->
          throw refused(
              "has the argument '"
                  + name
                  + "', which the mesh does not know; it knows validValues, pattern, minLength,"
                  + " maxLength, minimum, maximum, exclusiveMinimum, exclusiveMaximum and"
                  + " multipleOf");
    };
  }

  static List<? extends @Nullable Object> list(String name, Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw refused("the argument " + name + " is no list");
  }

  private static int count(String name, Object value) {
    try {
      return number(name, value).intValueExact();
    } catch (ArithmeticException e) {
      throw refused("the argument " + name + " is no whole number");
    }
  }

  private static BigDecimal number(String name, Object value) {
    if (value instanceof Number number) {
      return new BigDecimal(number.toString());
    }
    throw refused("the argument " + name + " is no number");
  }

  private List<Object> typed(List<? extends @Nullable Object> values) {
    return values.stream()
        .filter(Objects::nonNull)
        .map(value -> TypedValues.of(type, value))
        .distinct()
        .toList();
  }

  private void requireText(String what) {
    if (!(type instanceof ColumnType.Varchar)) {
      throw unfit(what + " does not fit");
    }
  }

  private void requireList() {
    if (!(type instanceof ColumnType.Array)) {
      throw unfit("a rule for lists does not fit");
    }
  }

  private static OptionalInt none() {
    return OptionalInt.empty();
  }

  private MeshException unfit(String why) {
    return refused(why + " a " + type.trino());
  }

  private static MeshException refused(String why) {
    return new MeshException(ErrorCode.INVALID_INPUT, why);
  }
}
