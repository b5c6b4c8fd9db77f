package io.omnimesh.contract.quality;

import io.omnimesh.contract.rule.Constraint;
import io.omnimesh.contract.rule.Rule;
import io.omnimesh.contract.rule.Step;
import io.omnimesh.contract.schema.ColumnType;
import io.omnimesh.contract.schema.ColumnType.Plain;
import io.omnimesh.contract.sql.Sql;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes constraints as conditions of Trino's SQL that hold for the rows which break them. A
 * condition that is neither true nor false means that the row does not break the rule.
 */
public final class Predicates {
  /** What the table is called in every statement that uses a condition. */
  public static final String ALIAS = "t";

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

  private Predicates() {}

  /** Holds for the rows of {@link #ALIAS} that break a rule. */
  public static String broken(Rule.BadRows rule) {
    return broken(ALIAS, rule.path(), rule, 0);
  }

  /** The column of a path without lists. */
  static String column(List<Step> path) {
    return path.stream()
        .map(step -> Sql.name(((Step.Field) step).column()))
        .collect(Collectors.joining(".", ALIAS + ".", ""));
  }

  private static String broken(String value, List<Step> rest, Rule.BadRows rule, int depth) {
    if (rest.isEmpty()) {
      return leaf(value, rule.type(), rule.constraint());
    }
    List<Step> further = rest.subList(1, rest.size());
    return switch (rest.getFirst()) {
      case Step.Field(String ignored, String column) -> {
        String field = value + "." + Sql.name(column);
        String inside = broken(field, further, rule, depth);
        // What is within an object that is null is not missing.
        yield value.equals(ALIAS) ? inside : "(" + value + " IS NOT NULL AND " + inside + ")";
      }
      case Step.Items ignored -> {
        String item = "e" + depth;
        yield "any_match("
            + value
            + ", "
            + item
            + " -> "
            + broken(item, further, rule, depth + 1)
            + ")";
      }
    };
  }

  private static String leaf(String value, ColumnType type, Constraint constraint) {
    return switch (constraint) {
      case Constraint.NotNull ignored -> value + " IS NULL";
      case Constraint.NotMissing(List<Object> missing) ->
          missing.isEmpty()
              ? value + " IS NULL"
              : "(" + value + " IS NULL OR " + value + " IN " + literals(type, missing) + ")";
      case Constraint.OneOf(List<Object> values) -> value + " NOT IN " + literals(type, values);
      case Constraint.NoneOf(List<Object> values) ->
          values.isEmpty() ? "false" : value + " IN " + literals(type, values);
      case Constraint.Matches matches ->
          "NOT regexp_like(" + value + ", " + Sql.literal(matches.pattern().portable()) + ")";
      case Constraint.Length(OptionalInt least, OptionalInt most) ->
          outside("length(" + value + ")", least, most);
      case Constraint.Limit(Constraint.Side side, Object limit) ->
          value + " " + side.brokenBy() + " " + literal(type, limit);
      case Constraint.MultipleOf(BigDecimal divisor) -> remainder(value, type, divisor);
      case Constraint.Size(OptionalInt least, OptionalInt most) ->
          outside("cardinality(" + value + ")", least, most);
      case Constraint.UniqueItems ignored ->
          "cardinality(array_distinct(" + value + ")) < cardinality(" + value + ")";
      case Constraint.All(List<Constraint> parts) ->
          parts.stream()
              .map(part -> leaf(value, type, part))
              .collect(Collectors.joining(" OR ", "(", ")"));
    };
  }

  private static String outside(String size, OptionalInt least, OptionalInt most) {
    return Stream.concat(
            least.stream().mapToObj(n -> size + " < " + n),
            most.stream().mapToObj(n -> size + " > " + n))
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  private static String remainder(String value, ColumnType type, BigDecimal divisor) {
    if (type != Plain.DOUBLE && type != Plain.REAL) {
      return "mod(" + value + ", " + decimal(divisor) + ") <> 0";
    }
    String quotient = "(CAST(" + value + " AS double) / DOUBLE '" + divisor.doubleValue() + "')";
    return "abs(" + quotient + " - floor(" + quotient + " + DOUBLE '0.5')) > DOUBLE '1e-9'";
  }

  private static String literals(ColumnType type, List<Object> values) {
    return values.stream()
        .map(value -> literal(type, value))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** A value of {@link io.omnimesh.contract.rule.TypedValues} as a literal of a column's type. */
  private static String literal(ColumnType type, Object value) {
    return switch (value) {
      case String text -> Sql.literal(text);
      case BigDecimal number when type == Plain.DOUBLE -> "DOUBLE '" + number.doubleValue() + "'";
      case BigDecimal number when type == Plain.REAL -> "REAL '" + number.floatValue() + "'";
      case BigDecimal number -> decimal(number);
      case Boolean truth -> truth.toString();
      case LocalDate date -> "DATE '" + date + "'";
      case LocalTime time -> "TIME '" + TIME.format(time) + "'";
      case LocalDateTime local -> "TIMESTAMP '" + TIMESTAMP.format(local) + "'";
      case Instant instant ->
          "TIMESTAMP '" + TIMESTAMP.format(instant.atOffset(ZoneOffset.UTC)) + " UTC'";
      case UUID uuid -> "UUID '" + uuid + "'";
      default -> throw new IllegalArgumentException("no literal for " + value.getClass());
    };
  }

  /**
   * Whole numbers as such: a comparison of whole numbers can be pushed into a file's statistics.
   */
  private static String decimal(BigDecimal number) {
    try {
      return "BIGINT '" + number.longValueExact() + "'";
    } catch (ArithmeticException fraction) {
      return "DECIMAL '" + number.toPlainString() + "'";
    }
  }
}
