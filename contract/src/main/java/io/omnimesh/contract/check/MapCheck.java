package io.omnimesh.contract.check;

import io.omnimesh.contract.rule.Constraint;
import io.omnimesh.contract.rule.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Objects as maps: any key, values of one type. */
final class MapCheck extends ValueCheck {
  private final ValueCheck values;
  private final List<Rule> rules;

  MapCheck(Place place, List<Rule> rules, ValueCheck values) {
    super(place, rules);
    this.values = values;
    this.rules = List.copyOf(rules);
  }

  @Override
  boolean accepts(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return false;
    }
    for (Object entry : map.values()) {
      if (!values.acceptsAny(entry)) {
        return false;
      }
    }
    for (Rule rule : rules) {
      if (!keeps(map, Tests.constraint(rule))) {
        return false;
      }
    }
    return true;
  }

  @Override
  void explain(Object value, String path, Findings findings) {
    if (!(value instanceof Map<?, ?> map)) {
      wrongType(value, path, findings);
      return;
    }
    for (Rule rule : rules) {
      if (!keeps(map, Tests.constraint(rule))) {
        findings.add(rule.id(), path, rule.text() + "; it has " + map.size() + " entries");
      }
    }
    // A key may be personal too; the violation names none.
    map.values().forEach(entry -> values.explainAny(entry, path + ".*", findings));
  }

  @Override
  Object canonical(Object value) {
    Map<Object, @Nullable Object> entries = new HashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, entry) -> entries.put(key, entry == null ? null : values.canonical(entry)));
    }
    return entries;
  }

  private static boolean keeps(Map<?, ?> map, Constraint constraint) {
    return !(constraint instanceof Constraint.Size(OptionalInt least, OptionalInt most))
        || (map.size() >= least.orElse(0) && map.size() <= most.orElse(Integer.MAX_VALUE));
  }
}
