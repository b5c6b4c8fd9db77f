package io.omnimesh.contract.draft;

import io.omnimesh.contract.odcs.QualityRule;
import io.omnimesh.contract.odcs.Threshold;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A quality rule under construction. */
public final class RuleDraft {
  public @Nullable String name;
  public @Nullable String severity;
  public @Nullable String unit;
  public @Nullable String description;
  private final QualityRule.Check check;

  private RuleDraft(QualityRule.Check check) {
    this.check = check;
  }

  public static RuleDraft library(
      QualityRule.Metric metric, Threshold.Operator operator, String... numbers) {
    return library(metric, Map.of(), operator, numbers);
  }

  public static RuleDraft library(
      QualityRule.Metric metric,
      Map<String, Object> arguments,
      Threshold.Operator operator,
      String... numbers) {
    return new RuleDraft(
        new QualityRule.Library(metric, arguments, Optional.of(threshold(operator, numbers))));
  }

  public static RuleDraft sql(String query, Threshold.Operator operator, String... numbers) {
    return new RuleDraft(new QualityRule.Sql(query, Optional.of(threshold(operator, numbers))));
  }

  public static RuleDraft text(String words) {
    RuleDraft draft = new RuleDraft(new QualityRule.Text());
    draft.description = words;
    return draft;
  }

  public static RuleDraft custom(String engine, Object implementation) {
    return new RuleDraft(new QualityRule.Custom(engine, implementation));
  }

  private static Threshold threshold(Threshold.Operator operator, String... numbers) {
    return new Threshold(operator, Arrays.stream(numbers).map(BigDecimal::new).toList());
  }

  public RuleDraft named(String value) {
    name = value;
    return this;
  }

  public RuleDraft severity(String value) {
    severity = value;
    return this;
  }

  public RuleDraft unit(String value) {
    unit = value;
    return this;
  }

  public QualityRule build() {
    return new QualityRule(
        Optional.empty(),
        Optional.ofNullable(name),
        Optional.ofNullable(description),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(severity),
        Optional.empty(),
        Optional.ofNullable(unit),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        check,
        List.of(),
        List.of());
  }
}
