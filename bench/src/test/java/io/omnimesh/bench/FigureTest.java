package io.omnimesh.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {
  @Test
  void medianIsTheMiddleOrTheMeanOfTheTwoMiddleSamples() {
    assertThat(figure(3, 1, 2).median()).isEqualTo(2);
    assertThat(figure(4, 1, 2, 3).median()).isEqualTo(2.5);
  }

  @Test
  void percentileInterpolatesBetweenRanks() {
    assertThat(figure(10, 20, 30, 40, 50).percentile(95)).isEqualTo(48);
    assertThat(figure(7).percentile(95)).isEqualTo(7);
  }

  @Test
  void refusesAFigureWithoutSamples() {
    assertThatThrownBy(FigureTest::figure).hasMessageContaining("no samples");
  }

  @Test
  void aReportHasARowForEachFigureWithItsSpread() {
    Report report = new Report("Title", "How.", List.of(figure(3, 1, 2)));
    assertThat(report.markdown(LocalDate.of(2026, 1, 2)))
        .contains(
            "# Title", "2026-01-02", "How.", "| name | 2.00 s | 1.00 to 3.00 | 3 | 5 s | 1 s |");
  }

  @Test
  void memoryIsAddedUpWhereverTheStatusNamesIt() {
    assertThat(
            StartBench.memory(
                "{\"launcher\":{\"memoryBytes\":500000000},\"parts\":[{\"memoryBytes\":1500000000},{\"name\":\"off\"}]}"))
        .isEqualTo(2.0);
  }

  private static Figure figure(double... samples) {
    return new Figure("name", "s", Arrays.stream(samples).boxed().toList(), "5 s", "1 s");
  }
}
