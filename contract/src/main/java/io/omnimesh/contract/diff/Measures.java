package io.omnimesh.contract.diff;

import io.omnimesh.contract.odcs.QualityRule;
import io.omnimesh.contract.odcs.Threshold;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The measures by which two thresholds can be told apart. A threshold changes its answer only at
 * its own numbers, so that these, their neighbours and one between each two stand for all others.
 */
final class Measures {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private Measures() {}

  /** Counts of rows are whole and, as percentages are, not negative. */
  static List<BigDecimal> telling(
      QualityRule rule, Optional<Threshold> first, Optional<Threshold> second) {
    boolean library = rule.check() instanceof QualityRule.Library;
    boolean percent = rule.unit().equals(Optional.of("percent"));
    TreeSet<BigDecimal> numbers = new TreeSet<>();
    Stream.of(first, second)
        .flatMap(Optional::stream)
        .flatMap(threshold -> threshold.values().stream())
        .forEach(value -> {
          BigDecimal whole = value.setScale(0, RoundingMode.FLOOR);
          Stream.of(-1, 0, 1, 2)
              .map(step -> whole.add(BigDecimal.valueOf(step)))
              .forEach(numbers::add);
          numbers.add(value);
        });
    List<BigDecimal> sorted = List.copyOf(numbers);
    List<BigDecimal> measures = new ArrayList<>(sorted);
    for (int i = 1; i < sorted.size(); i++) {
      measures.add(sorted.get(i - 1).add(sorted.get(i)).divide(TWO));
    }
    return measures.stream()
        .filter(measure -> !library || measure.signum() >= 0)
        .filter(measure -> !library || percent || measure.stripTrailingZeros().scale() <= 0)
        .filter(measure -> !library || !percent || measure.compareTo(BigDecimal.valueOf(100)) <= 0)
        .toList();
  }
}
