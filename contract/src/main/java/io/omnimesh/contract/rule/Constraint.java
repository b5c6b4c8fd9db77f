package io.omnimesh.contract.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a single value must be. A missing value breaks only {@link NotNull} and {@link NotMissing}.
 *
 * <p>Values within constraints are those of {@link TypedValues} for the type of the column.
 */
public sealed interface Constraint {
  /** A value. */
  record NotNull() implements Constraint {}

  /** A value, and none of these that stand for a missing one. */
  record NotMissing(List<Object> missing) implements Constraint {
    public NotMissing {
      missing = List.copyOf(missing);
    }
  }

  /** One of these. */
  record OneOf(List<Object> values) implements Constraint {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /** None of these. */
  record NoneOf(List<Object> values) implements Constraint {
    public NoneOf {
      values = List.copyOf(values);
    }
  }

  /** A text in which the pattern is found. */
  record Matches(EcmaPattern pattern) implements Constraint {}

  /** A text of so many characters (code points). */
  record Length(OptionalInt least, OptionalInt most) implements Constraint {}

  /** A value on one side of a limit. Limits of numbers are {@code BigDecimal}s. */
  record Limit(Side side, Object value) implements Constraint {}

  /**
   * A number without remainder; of floating point numbers, with a quotient within 1e-9 of a whole
   * number.
   */
  record MultipleOf(BigDecimal divisor) implements Constraint {}

  /** A list or map of so many entries. */
  record Size(OptionalInt least, OptionalInt most) implements Constraint {}

  /** A list without repetition. */
  record UniqueItems() implements Constraint {}

  /** All of these at once. */
  record All(List<Constraint> parts) implements Constraint {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** Where a value must lie from a limit. */
  enum Side {
    AT_LEAST("<"),
    AT_MOST(">"),
    ABOVE("<="),
    BELOW(">=");

    private final String brokenBy;

    Side(String brokenBy) {
      this.brokenBy = brokenBy;
    }

    /** The comparison of a value with the limit that breaks the constraint. */
    public String brokenBy() {
      return brokenBy;
    }
  }
}
