package io.omnimesh.contract.rule;

import io.omnimesh.contract.odcs.Threshold;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a measure must be.
 *
 * @param unit of the threshold's numbers
 */
public record Bound(Unit unit, Threshold threshold) {
  /** Not a single row. */
  public static final Bound NO_ROW =
      new Bound(Unit.ROWS, new Threshold(Threshold.Operator.MUST_BE, List.of(BigDecimal.ZERO)));

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal ONE_ROW = BigDecimal.ONE;

  /** What the numbers count. */
  public enum Unit {
    ROWS,
    /** Of all rows of the table; of an empty table, 0. */
    PERCENT,
    /** A number of the rule's own. */
    VALUE
  }

  /** A count in this bound's unit. */
  public BigDecimal measure(BigDecimal count, BigDecimal allRows) {
    if (unit != Unit.PERCENT) {
      return count;
    }
    return allRows.signum() == 0
        ? BigDecimal.ZERO
        : count.multiply(HUNDRED).divide(allRows, MathContext.DECIMAL64);
  }

  /** Whether a single bad row among any number of rows breaks the promise. */
  public boolean refusesEveryRow() {
    List<BigDecimal> values = threshold.values();
    return switch (threshold.operator()) {
      case MUST_BE, MUST_BE_LESS_OR_EQUAL_TO -> values.getFirst().signum() == 0;
      case MUST_BE_LESS_THAN ->
          values.getFirst().signum() > 0
              && unit == Unit.ROWS
              && values.getFirst().compareTo(ONE_ROW) <= 0;
      case MUST_BE_BETWEEN -> values.getFirst().signum() <= 0 && values.getLast().signum() == 0;
      case MUST_NOT_BE, MUST_BE_GREATER_THAN, MUST_BE_GREATER_OR_EQUAL_TO, MUST_NOT_BE_BETWEEN ->
          false;
    };
  }

  /** {@code mustBeLessThan 5 percent}. */
  public String text() {
    String numbers =
        threshold.values().stream()
            .map(value -> value.stripTrailingZeros().toPlainString())
            .collect(Collectors.joining(" and "));
    String words = threshold.operator().word() + " " + numbers;
    return switch (unit) {
      case ROWS -> words + " rows";
      case PERCENT -> words + " percent";
      case VALUE -> words;
    };
  }
}
