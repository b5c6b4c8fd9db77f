package io.omnimesh.contract.check;

import io.omnimesh.contract.rule.Rule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Decimals that lose no digit in their column; also as text, as JSON has no exact numbers. */
final class DecimalCheck extends ValueCheck {
  /** Longer texts are no numbers of a business. */
  private static final int TEXT_LENGTH_MAX = 80;

  private static final int EXPONENT_MAX = 100;

  private final int scale;
  private final int wholeDigits;
  private final Rule[] rules;
  private final List<Predicate<BigDecimal>> tests;

  DecimalCheck(Place place, List<Rule> rules, int precision, int scale) {
    super(place, rules);
    this.scale = scale;
    this.wholeDigits = precision - scale;
    this.rules = rules.toArray(Rule[]::new);
    this.tests = rules.stream().map(rule -> Tests.ofDecimal(Tests.constraint(rule))).toList();
  }

  @Override
  boolean accepts(Object value) {
    BigDecimal read = read(value);
    if (read == null) {
      return false;
    }
    for (int i = 0; i < rules.length; i++) {
      if (!tests.get(i).test(read)) {
        return false;
      }
    }
    return true;
  }

  @Override
  void explain(Object value, String path, Findings findings) {
    BigDecimal read = read(value);
    if (read == null) {
      wrongType(value, path, findings);
      return;
    }
    for (int i = 0; i < rules.length; i++) {
      if (!tests.get(i).test(read)) {
        findings.broken(rules[i], path, value);
      }
    }
  }

  @Override
  Object canonical(Object value) {
    BigDecimal read = read(value);
    return read == null ? value : read.signum() == 0 ? BigDecimal.ZERO : read.stripTrailingZeros();
  }

  /** The number; null where it is none or has more digits than the column. */
  private @Nullable BigDecimal read(Object value) {
    BigDecimal number =
        switch (value) {
          case BigDecimal exact -> exact;
          case Integer whole -> BigDecimal.valueOf(whole);
          case Long whole -> BigDecimal.valueOf(whole);
          case BigInteger whole -> new BigDecimal(whole);
          case Double binary when Double.isFinite(binary) -> BigDecimal.valueOf(binary);
          case Float binary when Float.isFinite(binary) -> new BigDecimal(binary.toString());
          case String text when text.length() <= TEXT_LENGTH_MAX -> parsed(text);
          default -> null;
        };
    if (number == null || number.signum() == 0) {
      return number;
    }
    if (Math.abs((long) number.scale()) > EXPONENT_MAX) {
      return null;
    }
    if (number.scale() > scale && number.stripTrailingZeros().scale() > scale) {
      return null;
    }
    return number.precision() - number.scale() > wholeDigits ? null : number;
  }

  private static @Nullable BigDecimal parsed(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
