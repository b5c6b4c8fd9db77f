package io.omnimesh.contract.check;

import io.omnimesh.contract.rule.Rule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.LongPredicate;

/** Whole numbers, dates, times and timestamps: all of them are judged as a {@code long}. */
final class LongCheck extends ValueCheck {
  private final Reader reader;
  private final Rule[] rules;
  private final LongPredicate[] tests;

  /** Reads a value as a {@code long}; {@link TemporalText#NONE} where it has another type. */
  interface Reader {
    long read(Object value);
  }

  LongCheck(Place place, List<Rule> rules, Reader reader) {
    super(place, rules);
    this.reader = reader;
    this.rules = rules.toArray(Rule[]::new);
    this.tests =
        rules.stream()
            .map(rule -> Tests.ofLong(Tests.constraint(rule)))
            .toArray(LongPredicate[]::new);
  }

  @Override
  boolean accepts(Object value) {
    long read = reader.read(value);
    if (read == TemporalText.NONE) {
      return false;
    }
    for (LongPredicate test : tests) {
      if (!test.test(read)) {
        return false;
      }
    }
    return true;
  }

  @Override
  void explain(Object value, String path, Findings findings) {
    long read = reader.read(value);
    if (read == TemporalText.NONE) {
      wrongType(value, path, findings);
      return;
    }
    for (int i = 0; i < tests.length; i++) {
      if (!tests[i].test(read)) {
        findings.broken(rules[i], path, value);
      }
    }
  }

  @Override
  Object canonical(Object value) {
    return reader.read(value);
  }

  /**
   * Whole numbers within a range, also written {@code 5.0}. The smallest {@code long} reads as no
   * number.
   */
  static Reader numbers(long least, long most) {
    return value -> {
      long number = number(value);
      return number >= least && number <= most ? number : TemporalText.NONE;
    };
  }

  private static long number(Object value) {
    return switch (value) {
      case Integer number -> number.longValue();
      case Long number -> number;
      case Short number -> number.longValue();
      case Byte number -> number.longValue();
      case BigInteger number ->
          number.bitLength() < Long.SIZE ? number.longValue() : TemporalText.NONE;
      case Double number -> exact(number);
      case Float number -> exact(number.doubleValue());
      case BigDecimal number -> exact(number);
      default -> TemporalText.NONE;
    };
  }

  private static long exact(double number) {
    return number == Math.rint(number) && Math.abs(number) < 0x1p63
        ? (long) number
        : TemporalText.NONE;
  }

  private static long exact(BigDecimal number) {
    // A huge exponent must not be expanded into digits.
    boolean small = number.precision() - (long) number.scale() < 20 && number.scale() < 1_000;
    if (number.signum() == 0) {
      return 0;
    }
    BigDecimal plain = small ? number.stripTrailingZeros() : number;
    return small && plain.scale() <= 0 && plain.toBigInteger().bitLength() < Long.SIZE
        ? plain.longValue()
        : TemporalText.NONE;
  }

  static Reader dates() {
    return value ->
        switch (value) {
          case String text -> TemporalText.date(text);
          case LocalDate date -> date.toEpochDay();
          default -> TemporalText.NONE;
        };
  }

  static Reader times() {
    return value ->
        switch (value) {
          case String text -> TemporalText.time(text);
          case LocalTime time -> time.toNanoOfDay() / 1_000;
          default -> TemporalText.NONE;
        };
  }

  static Reader clocks() {
    return value ->
        switch (value) {
          case String text -> TemporalText.local(text);
          case LocalDateTime local -> Tests.micros(local.toInstant(ZoneOffset.UTC));
          default -> TemporalText.NONE;
        };
  }

  /** Timestamps with a zone; one that names none is in the given one. */
  static Reader instants(ZoneId zone) {
    return value ->
        switch (value) {
          case String text -> TemporalText.instant(text, zone);
          case Instant instant -> Tests.micros(instant);
          case OffsetDateTime time -> Tests.micros(time.toInstant());
          default -> TemporalText.NONE;
        };
  }
}
