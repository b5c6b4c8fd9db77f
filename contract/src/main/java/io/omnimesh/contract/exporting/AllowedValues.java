package io.omnimesh.contract.exporting;

import io.omnimesh.contract.odcs.QualityRule;
import io.omnimesh.contract.odcs.QualityRule.Library;
import io.omnimesh.contract.odcs.QualityRule.Metric;
import io.omnimesh.contract.odcs.SchemaProperty;
import io.omnimesh.contract.odcs.Threshold;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which values a property may have: by its type's options, or by a rule that allows no other. */
final class AllowedValues {
  private static final Set<String> SOFT = Set.of("warning", "warn", "info", "low");

  private AllowedValues() {}

  /** The values; empty where any is allowed. A rule that only warns allows any. */
  static List<? extends @Nullable Object> of(SchemaProperty property) {
    List<@Nullable Object> enumeration = property.logicalTypeOptions().enumeration();
    if (!enumeration.isEmpty()) {
      return enumeration;
    }
    return property.quality().stream()
        .filter(rule -> !isSoft(rule))
        .map(AllowedValues::values)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(List.of());
  }

  /** The values that a rule holds a property to; empty where the rule is about something else. */
  static Optional<List<?>> values(QualityRule rule) {
    return rule.check() instanceof Library library
            && library.metric() == Metric.INVALID_VALUES
            && library.threshold().filter(AllowedValues::isNone).isPresent()
            && library.arguments().get("validValues") instanceof List<?> values
            && !values.isEmpty()
        ? Optional.of(values)
        : Optional.empty();
  }

  /** Whether breaking a rule is no error. */
  static boolean isSoft(QualityRule rule) {
    return rule.severity().filter(SOFT::contains).isPresent();
  }

  private static boolean isNone(Threshold threshold) {
    return threshold.operator() == Threshold.Operator.MUST_BE
        && threshold.values().getFirst().compareTo(BigDecimal.ZERO) == 0;
  }
}
