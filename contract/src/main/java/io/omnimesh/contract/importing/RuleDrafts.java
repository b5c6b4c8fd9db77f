package io.omnimesh.contract.importing;

import io.omnimesh.contract.odcs.CustomProperty;
import io.omnimesh.contract.odcs.QualityRule;
import io.omnimesh.contract.odcs.QualityRule.Library;
import io.omnimesh.contract.odcs.QualityRule.Metric;
import io.omnimesh.contract.odcs.Threshold;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The few rules that importers write. */
final class RuleDrafts {
  /** The mark on what an importer guessed; a person confirms it or takes it out. */
  static final String SUGGESTED = "suggested";

  private static final Optional<Threshold> NONE =
      Optional.of(new Threshold(Threshold.Operator.MUST_BE, List.of(BigDecimal.ZERO)));

  private RuleDrafts() {}

  /** Only these values are allowed; version 3.1 says so by a rule. */
  static QualityRule validValues(String id, List<?> values) {
    Library check =
        new Library(Metric.INVALID_VALUES, Map.of("validValues", List.copyOf(values)), NONE);
    return rule(id, Optional.empty(), "conformity", Optional.empty(), check, List.of());
  }

  /** A person may confirm that only these values are allowed. */
  static QualityRule suggestedValues(String id, List<?> values) {
    Library check =
        new Library(Metric.INVALID_VALUES, Map.of("validValues", List.copyOf(values)), NONE);
    CustomProperty mark =
        new CustomProperty(
            Optional.empty(),
            SUGGESTED,
            "validValues",
            Optional.of("The sample holds no other value"));
    return rule(id, Optional.empty(), "conformity", Optional.of("warning"), check, List.of(mark));
  }

  /** No two rows have the same values of these properties. */
  static QualityRule noDuplicates(String id, List<String> properties) {
    Library check =
        new Library(Metric.DUPLICATE_VALUES, Map.of("properties", List.copyOf(properties)), NONE);
    return rule(id, Optional.empty(), "uniqueness", Optional.empty(), check, List.of());
  }

  /** A promise that only people can read. */
  static QualityRule text(String id, String promise) {
    return rule(
        id,
        Optional.of(promise),
        "conformity",
        Optional.empty(),
        new QualityRule.Text(),
        List.of());
  }

  private static QualityRule rule(
      String id,
      Optional<String> description,
      String dimension,
      Optional<String> severity,
      QualityRule.Check check,
      List<CustomProperty> marks) {
    return new QualityRule(
        Optional.of(id),
        Optional.empty(),
        description,
        Optional.of(dimension),
        Optional.empty(),
        severity,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        check,
        List.of(),
        marks);
  }
}
