package io.omnimesh.contract.check;

import io.omnimesh.contract.rule.Constraint;
import io.omnimesh.contract.rule.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks the values at one place of events. {@link #accepts} is the path of nearly every event and
 * allocates nothing of its own; {@link #explain} runs only for a value that was not accepted.
 */
abstract class ValueCheck {
  private final Place place;
  private final List<Rule> nullRules;

  /**
   * Where the values are.
   *
   * @param element {@code orders.sku}
   * @param type as a message names it
   */
  record Place(String element, String type, boolean personal) {}

  ValueCheck(Place place, List<Rule> rules) {
    this.place = place;
    this.nullRules = rules.stream().filter(rule -> refusesNull(Tests.constraint(rule))).toList();
  }

  final boolean acceptsAny(@Nullable Object value) {
    return value == null ? nullRules.isEmpty() : accepts(value);
  }

  final void explainAny(@Nullable Object value, String path, Findings findings) {
    if (value == null) {
      nullRules.forEach(rule -> findings.missing(rule, path));
    } else if (!accepts(value)) {
      explain(value, path, findings);
    }
  }

  /** Whether a value has the type and keeps all rules. */
  abstract boolean accepts(Object value);

  /** Says what is wrong with a value that is not accepted. */
  abstract void explain(Object value, String path, Findings findings);

  /** A value that equals another exactly where the two are the same value of the type. */
  abstract Object canonical(Object value);

  final void wrongType(Object value, String path, Findings findings) {
    findings.add(
        place.element() + ".type",
        path,
        "must be a value of type "
            + place.type()
            + "; it is "
            + Findings.shown(value, place.personal()));
  }

  private static boolean refusesNull(Constraint constraint) {
    return constraint instanceof Constraint.NotNull || constraint instanceof Constraint.NotMissing;
  }
}
