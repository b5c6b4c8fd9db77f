package io.omnimesh.contract.check;

import io.omnimesh.contract.rule.Constraint;
import io.omnimesh.contract.rule.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists. */
final class ListCheck extends ValueCheck {
  private final ValueCheck items;
  private final List<Rule> rules;

  ListCheck(Place place, List<Rule> rules, ValueCheck items) {
    super(place, rules);
    this.items = items;
    this.rules = List.copyOf(rules);
  }

  @Override
  boolean accepts(Object value) {
    if (!(value instanceof List<?> list)) {
      return false;
    }
    for (int i = 0; i < list.size(); i++) {
      if (!items.acceptsAny(list.get(i))) {
        return false;
      }
    }
    for (int i = 0; i < rules.size(); i++) {
      if (!keeps(list, Tests.constraint(rules.get(i)))) {
        return false;
      }
    }
    return true;
  }

  @Override
  void explain(Object value, String path, Findings findings) {
    if (!(value instanceof List<?> list)) {
      wrongType(value, path, findings);
      return;
    }
    for (Rule rule : rules) {
      if (!keeps(list, Tests.constraint(rule))) {
        findings.add(rule.id(), path, rule.text() + "; it has " + list.size() + " items");
      }
    }
    for (int i = 0; i < list.size(); i++) {
      items.explainAny(list.get(i), path + "[" + i + "]", findings);
    }
  }

  @Override
  Object canonical(Object value) {
    List<@Nullable Object> values = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(item -> values.add(item == null ? null : items.canonical(item)));
    }
    return values;
  }

  private boolean keeps(List<?> list, Constraint constraint) {
    return switch (constraint) {
      case Constraint.NotNull ignored -> true;
      case Constraint.NotMissing ignored -> true;
      case Constraint.Size(OptionalInt least, OptionalInt most) ->
          list.size() >= least.orElse(0) && list.size() <= most.orElse(Integer.MAX_VALUE);
      case Constraint.UniqueItems ignored -> unique(list);
      case Constraint.All(List<Constraint> parts) ->
          parts.stream().allMatch(part -> keeps(list, part));
      case Constraint.OneOf ignored -> throw unfit(constraint);
      case Constraint.NoneOf ignored -> throw unfit(constraint);
      case Constraint.Matches ignored -> throw unfit(constraint);
      case Constraint.Length ignored -> throw unfit(constraint);
      case Constraint.Limit ignored -> throw unfit(constraint);
      case Constraint.MultipleOf ignored -> throw unfit(constraint);
    };
  }

  private boolean unique(List<?> list) {
    Set<@Nullable Object> seen = new HashSet<>();
    for (Object item : list) {
      if (!seen.add(item == null ? null : items.canonical(item))) {
        return false;
      }
    }
    return true;
  }

  private static IllegalStateException unfit(Constraint constraint) {
    return new IllegalStateException("A constraint that does not fit a list: " + constraint);
  }
}
