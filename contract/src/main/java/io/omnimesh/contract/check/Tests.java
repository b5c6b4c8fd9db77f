package io.omnimesh.contract.check;

import io.omnimesh.contract.rule.Constraint;
import io.omnimesh.contract.rule.Constraint.Side;
import io.omnimesh.contract.rule.Rule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Constraints as tests of values. Each must judge as {@code
 * io.omnimesh.contract.quality.Predicates} does in SQL.
 */
final class Tests {
  private static final double QUOTIENT_ERROR_MAX = 1e-9;

  /** Longer texts are refused by rules with a pattern: a match of the JDK recurses. */
  private static final int MATCHED_LENGTH_MAX = 4_000;

  private static final int FEW = 8;

  private Tests() {}

  static Constraint constraint(Rule rule) {
    return ((Rule.BadRows) rule.measure()).constraint();
  }

  static LongPredicate ofLong(Constraint constraint) {
    return switch (constraint) {
      case Constraint.NotNull ignored -> value -> true;
      case Constraint.OneOf(List<Object> values) -> among(values);
      case Constraint.NoneOf(List<Object> values) -> among(values).negate();
      case Constraint.NotMissing(List<Object> missing) -> among(missing).negate();
      case Constraint.Limit(Side side, Object limit) -> limit(side, limit);
      case Constraint.MultipleOf(BigDecimal divisor) -> multiple(divisor);
      case Constraint.All(List<Constraint> parts) ->
          parts.stream().map(Tests::ofLong).reduce(value -> true, LongPredicate::and);
      case Constraint.Matches ignored -> throw unfit(constraint);
      case Constraint.Length ignored -> throw unfit(constraint);
      case Constraint.Size ignored -> throw unfit(constraint);
      case Constraint.UniqueItems ignored -> throw unfit(constraint);
    };
  }

  private static LongPredicate among(List<Object> values) {
    long[] longs =
        values.stream().filter(Tests::fitsLong).mapToLong(Tests::asLong).sorted().toArray();
    return value -> Arrays.binarySearch(longs, value) >= 0;
  }

  private static LongPredicate limit(Side side, Object limit) {
    if (limit instanceof BigDecimal number) {
      BigInteger bound =
          switch (side) {
            case AT_LEAST -> number.setScale(0, RoundingMode.CEILING).toBigInteger();
            case ABOVE -> number.setScale(0, RoundingMode.FLOOR).toBigInteger().add(BigInteger.ONE);
            case AT_MOST -> number.setScale(0, RoundingMode.FLOOR).toBigInteger();
            case BELOW ->
                number.setScale(0, RoundingMode.CEILING).toBigInteger().subtract(BigInteger.ONE);
          };
      boolean upper = side == Side.AT_MOST || side == Side.BELOW;
      if (bound.bitLength() >= Long.SIZE) {
        boolean all = upper == bound.signum() > 0;
        return value -> all;
      }
      long exact = bound.longValueExact();
      return upper ? value -> value <= exact : value -> value >= exact;
    }
    long exact = asLong(limit);
    return switch (side) {
      case AT_LEAST -> value -> value >= exact;
      case AT_MOST -> value -> value <= exact;
      case ABOVE -> value -> value > exact;
      case BELOW -> value -> value < exact;
    };
  }

  private static LongPredicate multiple(BigDecimal divisor) {
    if (fitsLong(divisor)) {
      long exact = divisor.longValueExact();
      return value -> value % exact == 0;
    }
    return value -> BigDecimal.valueOf(value).remainder(divisor).signum() == 0;
  }

  private static boolean fitsLong(Object value) {
    if (value instanceof BigDecimal number) {
      return number.signum() == 0
          || (number.stripTrailingZeros().scale() <= 0
              && number.toBigInteger().bitLength() < Long.SIZE);
    }
    return true;
  }

  /** Dates in days, times and timestamps in microseconds, as {@link TemporalText} reads them. */
  private static long asLong(Object value) {
    return switch (value) {
      case BigDecimal number -> number.longValueExact();
      case LocalDate date -> date.toEpochDay();
      case LocalTime time -> ChronoUnit.MICROS.between(LocalTime.MIN, time);
      case LocalDateTime local -> micros(local.toInstant(ZoneOffset.UTC));
      case Instant instant -> micros(instant);
      default -> throw new IllegalArgumentException(value.getClass() + " has no order");
    };
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  /**
   * Tests of floating point numbers.
   *
   * @param single whether the column holds 32 bits
   */
  static DoublePredicate ofDouble(Constraint constraint, boolean single) {
    return switch (constraint) {
      case Constraint.NotNull ignored -> value -> true;
      case Constraint.OneOf(List<Object> values) -> among(values, single);
      case Constraint.NoneOf(List<Object> values) -> among(values, single).negate();
      case Constraint.NotMissing(List<Object> missing) -> among(missing, single).negate();
      case Constraint.Limit(Side side, Object limit) -> {
        double exact = asDouble(limit, single);
        yield switch (side) {
          case AT_LEAST -> value -> value >= exact;
          case AT_MOST -> value -> value <= exact;
          case ABOVE -> value -> value > exact;
          case BELOW -> value -> value < exact;
        };
      }
      case Constraint.MultipleOf(BigDecimal divisor) -> {
        double exact = divisor.doubleValue();
        yield value -> {
          double quotient = value / exact;
          return Math.abs(quotient - Math.floor(quotient + 0.5)) <= QUOTIENT_ERROR_MAX;
        };
      }
      case Constraint.All(List<Constraint> parts) ->
          parts.stream()
              .map(part -> ofDouble(part, single))
              .reduce(value -> true, DoublePredicate::and);
      case Constraint.Matches ignored -> throw unfit(constraint);
      case Constraint.Length ignored -> throw unfit(constraint);
      case Constraint.Size ignored -> throw unfit(constraint);
      case Constraint.UniqueItems ignored -> throw unfit(constraint);
    };
  }

  private static DoublePredicate among(List<Object> values, boolean single) {
    double[] doubles = values.stream().mapToDouble(value -> asDouble(value, single)).toArray();
    return value -> {
      for (double candidate : doubles) {
        if (candidate == value) {
          return true;
        }
      }
      return false;
    };
  }

  private static double asDouble(Object value, boolean single) {
    BigDecimal number = (BigDecimal) value;
    return single ? number.floatValue() : number.doubleValue();
  }

  static Predicate<BigDecimal> ofDecimal(Constraint constraint) {
    return switch (constraint) {
      case Constraint.NotNull ignored -> value -> true;
      case Constraint.OneOf(List<Object> values) -> amongDecimals(values);
      case Constraint.NoneOf(List<Object> values) -> amongDecimals(values).negate();
      case Constraint.NotMissing(List<Object> missing) -> amongDecimals(missing).negate();
      case Constraint.Limit(Side side, Object limit) -> {
        BigDecimal exact = (BigDecimal) limit;
        yield switch (side) {
          case AT_LEAST -> value -> value.compareTo(exact) >= 0;
          case AT_MOST -> value -> value.compareTo(exact) <= 0;
          case ABOVE -> value -> value.compareTo(exact) > 0;
          case BELOW -> value -> value.compareTo(exact) < 0;
        };
      }
      case Constraint.MultipleOf(BigDecimal divisor) ->
          value -> value.remainder(divisor).signum() == 0;
      case Constraint.All(List<Constraint> parts) ->
          parts.stream().map(Tests::ofDecimal).reduce(value -> true, Predicate::and);
      case Constraint.Matches ignored -> throw unfit(constraint);
      case Constraint.Length ignored -> throw unfit(constraint);
      case Constraint.Size ignored -> throw unfit(constraint);
      case Constraint.UniqueItems ignored -> throw unfit(constraint);
    };
  }

  private static Predicate<BigDecimal> amongDecimals(List<Object> values) {
    List<BigDecimal> decimals = values.stream().map(BigDecimal.class::cast).toList();
    return value -> decimals.stream().anyMatch(candidate -> candidate.compareTo(value) == 0);
  }

  /** Tests of texts; also of truths and UUIDs, whose equality is all that counts. */
  static Predicate<Object> ofObject(Constraint constraint) {
    return switch (constraint) {
      case Constraint.NotNull ignored -> value -> true;
      case Constraint.OneOf(List<Object> values) -> amongObjects(values);
      case Constraint.NoneOf(List<Object> values) -> amongObjects(values).negate();
      case Constraint.NotMissing(List<Object> missing) -> amongObjects(missing).negate();
      case Constraint.Matches matches -> {
        Pattern pattern = matches.pattern().compiled();
        yield value -> found(pattern, (String) value);
      }
      case Constraint.Length(OptionalInt least, OptionalInt most) -> {
        int from = least.orElse(0);
        int to = most.orElse(Integer.MAX_VALUE);
        yield value -> {
          String text = (String) value;
          int characters = text.codePointCount(0, text.length());
          return characters >= from && characters <= to;
        };
      }
      case Constraint.All(List<Constraint> parts) ->
          parts.stream().map(Tests::ofObject).reduce(value -> true, Predicate::and);
      case Constraint.Limit ignored -> throw unfit(constraint);
      case Constraint.MultipleOf ignored -> throw unfit(constraint);
      case Constraint.Size ignored -> throw unfit(constraint);
      case Constraint.UniqueItems ignored -> throw unfit(constraint);
    };
  }

  /** A text in which a pattern recurses too deep to be judged is not let pass. */
  private static boolean found(Pattern pattern, String text) {
    try {
      return text.length() <= MATCHED_LENGTH_MAX && pattern.matcher(text).find();
    } catch (StackOverflowError deep) {
      return false;
    }
  }

  private static Predicate<Object> amongObjects(List<Object> values) {
    if (values.size() > FEW) {
      Set<Object> set = values.stream().collect(Collectors.toUnmodifiableSet());
      return set::contains;
    }
    Object[] few = values.toArray();
    return value -> {
      for (Object candidate : few) {
        if (candidate.equals(value)) {
          return true;
        }
      }
      return false;
    };
  }

  private static IllegalStateException unfit(Constraint constraint) {
    return new IllegalStateException("A constraint that does not fit its type: " + constraint);
  }
}
