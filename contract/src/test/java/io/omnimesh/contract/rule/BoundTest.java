package io.omnimesh.contract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.contract.odcs.Threshold;
import io.omnimesh.contract.odcs.Threshold.Operator;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundTest {
  @Test
  void percentIsOfAllRowsAndRowsAreCounted() {
    Threshold five = new Threshold(Operator.MUST_BE_LESS_THAN, List.of(BigDecimal.valueOf(5)));
    BigDecimal count = BigDecimal.valueOf(10);
    BigDecimal all = BigDecimal.valueOf(400);

    assertThat(new Bound(Bound.Unit.PERCENT, five).measure(count, all)).isEqualByComparingTo("2.5");
    assertThat(new Bound(Bound.Unit.ROWS, five).measure(count, all)).isEqualByComparingTo("10");
    assertThat(new Bound(Bound.Unit.PERCENT, five).measure(BigDecimal.ZERO, BigDecimal.ZERO))
        .isEqualByComparingTo("0");
  }

  @ParameterizedTest
  @CsvSource({
    "MUST_BE, 0, ROWS, true",
    "MUST_BE, 0, PERCENT, true",
    "MUST_BE, 1, ROWS, false",
    "MUST_BE_LESS_THAN, 1, ROWS, true",
    "MUST_BE_LESS_THAN, 1, PERCENT, false",
    "MUST_BE_LESS_THAN, 2, ROWS, false",
    "MUST_BE_LESS_OR_EQUAL_TO, 0, PERCENT, true",
    "MUST_NOT_BE, 0, ROWS, false",
    "MUST_BE_GREATER_THAN, 0, ROWS, false",
    "MUST_BE_GREATER_OR_EQUAL_TO, 0, ROWS, false"
  })
  void aSingleEventBreaksOnlyBoundsThatLetNoBadRowPass(
      Operator operator, BigDecimal value, Bound.Unit unit, boolean refuses) {
    Bound bound = new Bound(unit, new Threshold(operator, List.of(value)));

    assertThat(bound.refusesEveryRow()).isEqualTo(refuses);
  }
}
