package io.omnimesh.contract.check;

import io.omnimesh.contract.rule.Rule;
import java.util.List;
import java.util.function.DoublePredicate;

/** Floating point numbers of 64 or 32 bits. */
final class DoubleCheck extends ValueCheck {
  private final boolean single;
  private final Rule[] rules;
  private final DoublePredicate[] tests;

  private DoubleCheck(Place place, List<Rule> rules, boolean single) {
    super(place, rules);
    this.single = single;
    this.rules = rules.toArray(Rule[]::new);
    this.tests =
        rules.stream()
            .map(rule -> Tests.ofDouble(Tests.constraint(rule), single))
            .toArray(DoublePredicate[]::new);
  }

  static DoubleCheck ofDouble(Place place, List<Rule> rules) {
    return new DoubleCheck(place, rules, false);
  }

  static DoubleCheck ofReal(Place place, List<Rule> rules) {
    return new DoubleCheck(place, rules, true);
  }

  @Override
  boolean accepts(Object value) {
    if (!(value instanceof Number number)) {
      return false;
    }
    double read = read(number);
    if (!Double.isFinite(read)) {
      return false;
    }
    for (DoublePredicate test : tests) {
      if (!test.test(read)) {
        return false;
      }
    }
    return true;
  }

  @Override
  void explain(Object value, String path, Findings findings) {
    if (!(value instanceof Number number) || !Double.isFinite(read(number))) {
      wrongType(value, path, findings);
      return;
    }
    for (int i = 0; i < tests.length; i++) {
      if (!tests[i].test(read(number))) {
        findings.broken(rules[i], path, value);
      }
    }
  }

  @Override
  Object canonical(Object value) {
    // The sum makes one zero of the two.
    return value instanceof Number number ? (Object) (read(number) + 0.0) : value;
  }

  private double read(Number number) {
    return single ? (float) number.doubleValue() : number.doubleValue();
  }
}
