package io.omnimesh.contract.check;

import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.rule.Rule;
import io.omnimesh.contract.rule.RuleCompiler;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The check of single events against a contract, compiled once: types, the rules that the schema
 * implies, and the library rules of severity error that not a single row may break ({@code
 * nullValues}, {@code missingValues} and {@code invalidValues} that must be 0). Rules over all rows
 * (duplicates, row counts, percentages above 0) and {@code sql} rules are left to quality runs,
 * which judge the shared rules alike.
 *
 * <p>Values are those of a JSON decoder: {@code Map}, {@code List}, {@code String}, {@code
 * Boolean}, any {@code Number}, null. Dates and times are texts of ISO 8601; whole numbers may be
 * written {@code 5.0}; decimals may be numbers or texts and must fit without rounding; a timestamp
 * with time zone that names no zone is in the property's {@code defaultTimezone} or in UTC. Classes
 * of {@code java.time}, {@code UUID} and {@code byte[]} are taken too. Fields that the contract
 * does not have are ignored.
 *
 * <p>Immutable; used by many threads at once. Nothing is allocated for an event that keeps the
 * contract, but by patterns and by decimals that are not {@code BigDecimal}s.
 */
public final class EventCheck {
  private final List<Rule> rules;
  private final RowCheck event;

  private EventCheck(List<Rule> rules, RowCheck event) {
    this.rules = rules;
    this.event = event;
  }

  /** The check of an object's events. */
  public static EventCheck of(SchemaObject object) {
    List<Rule> rules =
        RuleCompiler.rules(object).stream()
            .filter(rule ->
                rule.severity().isError()
                    && rule.measure() instanceof Rule.BadRows rows
                    && rows.bound().refusesEveryRow())
            .toList();
    return new EventCheck(rules, new EventCompiler(rules).event(object));
  }

  /** The rules that are checked, beside the types. */
  public List<Rule> rules() {
    return rules;
  }

  /** Whether an event keeps the contract. */
  public boolean accepts(Map<String, ? extends @Nullable Object> fields) {
    return event.accepts(fields);
  }

  /** Why an event breaks the contract; empty where it keeps it. */
  public List<Violation> violations(Map<String, ? extends @Nullable Object> fields) {
    if (event.accepts(fields)) {
      return List.of();
    }
    Findings findings = new Findings();
    event.explain(fields, "", findings);
    return findings.violations();
  }

  /**
   * Whether an event keeps the contract.
   *
   * @param columns one value for each property, in their order
   */
  public boolean accepts(@Nullable Object[] columns) {
    requireWidth(columns);
    return event.acceptsColumns(columns);
  }

  /** Why an event breaks the contract; empty where it keeps it. */
  public List<Violation> violations(@Nullable Object[] columns) {
    if (accepts(columns)) {
      return List.of();
    }
    Findings findings = new Findings();
    event.explainColumns(columns, findings);
    return findings.violations();
  }

  private void requireWidth(@Nullable Object[] columns) {
    if (columns.length != event.size()) {
      throw new IllegalArgumentException(
          "An event of " + event.size() + " properties has " + columns.length + " values");
    }
  }
}
