package io.omnimesh.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.contract.error.MeshException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class HistoryBenchTest {
  @Test
  void readsANumberWithItsGroupsAndSaysWhatItCouldNotRead() {
    Pattern lines = Pattern.compile("([0-9,]+) {2}basket_lines");

    assertThat(HistoryBench.number(lines, "    10,012,345  basket_lines (60,000 rows/s)"))
        .isEqualTo(10_012_345);
    assertThatThrownBy(() -> HistoryBench.number(lines, "nothing was loaded"))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("nothing was loaded");
  }
}
