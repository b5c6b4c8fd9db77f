package io.omnimesh.contract.check;

import io.omnimesh.contract.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/** Collects violations; no more than a reader wants to see. */
final class Findings {
  private static final int VIOLATIONS_MAX = 50;
  private static final int VALUE_LENGTH_MAX = 60;

  private final List<Violation> violations = new ArrayList<>();

  void broken(Rule rule, String path, Object value) {
    add(rule.id(), path, rule.text() + "; it is " + shown(value, rule.personal()));
  }

  void missing(Rule rule, String path) {
    add(rule.id(), path, rule.text() + "; it is null");
  }

  void add(String rule, String path, String reason) {
    if (violations.size() < VIOLATIONS_MAX) {
      violations.add(new Violation(rule, path, reason));
    }
  }

  List<Violation> violations() {
    return List.copyOf(violations);
  }

  static String shown(Object value, boolean personal) {
    if (personal) {
      return "not shown, as it is personal";
    }
    String text = value instanceof String ? "'" + value + "'" : value.toString();
    return text.length() <= VALUE_LENGTH_MAX ? text : text.substring(0, VALUE_LENGTH_MAX) + "…";
  }
}
