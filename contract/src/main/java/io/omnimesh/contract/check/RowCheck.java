package io.omnimesh.contract.check;

import io.omnimesh.contract.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects with named fields; the event itself is one. Other fields than the named are ignored. */
final class RowCheck extends ValueCheck {
  private final String[] names;
  private final ValueCheck[] checks;

  RowCheck(Place place, List<Rule> rules, List<String> names, List<ValueCheck> checks) {
    super(place, rules);
    this.names = names.toArray(String[]::new);
    this.checks = checks.toArray(ValueCheck[]::new);
  }

  @Override
  boolean accepts(Object value) {
    if (!(value instanceof Map<?, ?> fields)) {
      return false;
    }
    for (int i = 0; i < names.length; i++) {
      if (!checks[i].acceptsAny(fields.get(names[i]))) {
        return false;
      }
    }
    return true;
  }

  boolean acceptsColumns(@Nullable Object[] columns) {
    for (int i = 0; i < names.length; i++) {
      if (!checks[i].acceptsAny(columns[i])) {
        return false;
      }
    }
    return true;
  }

  int size() {
    return names.length;
  }

  @Override
  void explain(Object value, String path, Findings findings) {
    if (!(value instanceof Map<?, ?> fields)) {
      wrongType(value, path, findings);
      return;
    }
    for (int i = 0; i < names.length; i++) {
      checks[i].explainAny(fields.get(names[i]), within(path, names[i]), findings);
    }
  }

  void explainColumns(@Nullable Object[] columns, Findings findings) {
    for (int i = 0; i < names.length; i++) {
      checks[i].explainAny(columns[i], names[i], findings);
    }
  }

  @Override
  Object canonical(Object value) {
    List<@Nullable Object> values = new ArrayList<>();
    if (value instanceof Map<?, ?> fields) {
      for (int i = 0; i < names.length; i++) {
        @Nullable Object field = fields.get(names[i]);
        values.add(field == null ? null : checks[i].canonical(field));
      }
    }
    return values;
  }

  private static String within(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
