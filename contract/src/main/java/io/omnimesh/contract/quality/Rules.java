package io.omnimesh.contract.quality;

import io.omnimesh.contract.rule.Bound;
import io.omnimesh.contract.rule.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Judges measures. */
final class Rules {
  private Rules() {}

  static Optional<Bound> bound(Rule rule) {
    return switch (rule.measure()) {
      case Rule.BadRows rows -> Optional.of(rows.bound());
      case Rule.RepeatedValues values -> Optional.of(values.bound());
      case Rule.RowCount count -> Optional.of(count.bound());
      case Rule.Statement statement -> Optional.of(statement.bound());
      case Rule.Foreign ignored -> Optional.empty();
      case Rule.Unmeasured ignored -> Optional.empty();
    };
  }

  /**
   * The result of a rule that was measured.
   *
   * @param count in rows, or the value of a statement
   */
  static RuleResult judge(Rule rule, BigDecimal count, OptionalLong rows) {
    Bound bound = bound(rule).orElseThrow();
    BigDecimal all = BigDecimal.valueOf(rows.orElse(0));
    BigDecimal measure = bound.measure(count, all);
    boolean kept = bound.threshold().accepts(measure);
    Verdict verdict =
        kept ? Verdict.PASSED : rule.severity().isError() ? Verdict.FAILED : Verdict.WARNING;
    return new RuleResult(
        rule,
        verdict,
        Optional.of(measure),
        Optional.of(bound.text()),
        kept ? "" : reason(rule, bound, count, measure, rows),
        rows,
        List.of());
  }

  private static String reason(
      Rule rule, Bound bound, BigDecimal count, BigDecimal measure, OptionalLong rows) {
    String number = measure.stripTrailingZeros().toPlainString();
    String counted = count.stripTrailingZeros().toPlainString();
    String of = rows.isPresent() ? " of " + rows.getAsLong() + " rows" : "";
    String what =
        switch (rule.measure()) {
          case Rule.BadRows ignored -> counted + of + " break it";
          case Rule.RepeatedValues ignored ->
              counted + " values repeat in" + of.substring(of.isEmpty() ? 0 : 3);
          case Rule.RowCount ignored -> "the table has " + counted + " rows";
          case Rule.Statement ignored -> "the query returned " + counted;
          case Rule.Foreign ignored -> counted;
          case Rule.Unmeasured ignored -> counted;
        };
    String percent = bound.unit() == Bound.Unit.PERCENT ? " (" + number + " percent)" : "";
    return what + percent + "; " + bound.text();
  }
}
