package io.omnimesh.contract.quality;

import io.omnimesh.contract.rule.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What came of one rule.
 *
 * @param measure in the unit of the threshold; empty where nothing was measured
 * @param threshold {@code mustBeLessThan 5 percent}; empty where the rule has none
 * @param reason why the verdict is not {@code PASSED}; empty where it is
 * @param rowsChecked empty where rows were not counted
 * @param samples some rows that break the rule: values by column, null for SQL's null, {@value
 *     #PERSONAL} for personal data
 */
public record RuleResult(
    Rule rule,
    Verdict verdict,
    Optional<BigDecimal> measure,
    Optional<String> threshold,
    String reason,
    OptionalLong rowsChecked,
    List<Map<String, @Nullable String>> samples) {
  /** What stands where a personal value would stand. */
  public static final String PERSONAL = "[personal]";

  public RuleResult {
    List<Map<String, @Nullable String>> copies = new ArrayList<>();
    samples.forEach(row -> copies.add(Collections.unmodifiableMap(new LinkedHashMap<>(row))));
    samples = Collections.unmodifiableList(copies);
  }

  /** A rule that nobody evaluates. */
  public static RuleResult notEvaluated(Rule rule, String reason) {
    return without(rule, Verdict.NOT_EVALUATED, reason);
  }

  /** A rule whose evaluation went wrong. */
  public static RuleResult error(Rule rule, String reason) {
    return without(rule, Verdict.ERROR, reason);
  }

  /** The result of a rule that another engine evaluated. */
  public static RuleResult of(Rule rule, CustomEngine.Outcome outcome) {
    Verdict verdict =
        outcome.kept()
            ? Verdict.PASSED
            : rule.severity().isError() ? Verdict.FAILED : Verdict.WARNING;
    return without(rule, verdict, outcome.reason());
  }

  /** The same result with rows that break the rule. */
  public RuleResult withSamples(List<Map<String, @Nullable String>> rows) {
    return new RuleResult(rule, verdict, measure, threshold, reason, rowsChecked, rows);
  }

  /** The same result with more to its reason. */
  public RuleResult withNote(String note) {
    return new RuleResult(
        rule, verdict, measure, threshold, reason + "; " + note, rowsChecked, samples);
  }

  private static RuleResult without(Rule rule, Verdict verdict, String reason) {
    return new RuleResult(
        rule,
        verdict,
        Optional.empty(),
        Rules.bound(rule).map(bound -> bound.text()),
        reason,
        OptionalLong.empty(),
        List.of());
  }
}
