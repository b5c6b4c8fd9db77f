package io.omnimesh.contract.odcs;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a measure must be.
 *
 * @param values one number; two, the lower first, for the operators of ranges
 */
public record Threshold(Operator operator, List<BigDecimal> values) {
  public Threshold {
    values = List.copyOf(values);
    if (values.size() != (operator.isRange() ? 2 : 1)) {
      throw new IllegalArgumentException(operator.word() + " with " + values.size() + " numbers");
    }
  }

  /** Whether a measure keeps the promise. */
  public boolean accepts(BigDecimal measure) {
    int first = measure.compareTo(values.getFirst());
    return switch (operator) {
      case MUST_BE -> first == 0;
      case MUST_NOT_BE -> first != 0;
      case MUST_BE_GREATER_THAN -> first > 0;
      case MUST_BE_GREATER_OR_EQUAL_TO -> first >= 0;
      case MUST_BE_LESS_THAN -> first < 0;
      case MUST_BE_LESS_OR_EQUAL_TO -> first <= 0;
      case MUST_BE_BETWEEN -> first >= 0 && measure.compareTo(values.getLast()) <= 0;
      case MUST_NOT_BE_BETWEEN -> first < 0 || measure.compareTo(values.getLast()) > 0;
    };
  }

  /** The eight operators; ranges include their ends. */
  public enum Operator {
    MUST_BE("mustBe"),
    MUST_NOT_BE("mustNotBe"),
    MUST_BE_GREATER_THAN("mustBeGreaterThan"),
    MUST_BE_GREATER_OR_EQUAL_TO("mustBeGreaterOrEqualTo"),
    MUST_BE_LESS_THAN("mustBeLessThan"),
    MUST_BE_LESS_OR_EQUAL_TO("mustBeLessOrEqualTo"),
    MUST_BE_BETWEEN("mustBeBetween"),
    MUST_NOT_BE_BETWEEN("mustNotBeBetween");

    private final String word;

    Operator(String word) {
      this.word = word;
    }

    /** The standard's word. */
    public String word() {
      return word;
    }

    public boolean isRange() {
      return this == MUST_BE_BETWEEN || this == MUST_NOT_BE_BETWEEN;
    }

    /** The operator of a word of the standard. */
    public static Optional<Operator> of(String word) {
      return Arrays.stream(values()).filter(operator -> operator.word.equals(word)).findFirst();
    }
  }
}
