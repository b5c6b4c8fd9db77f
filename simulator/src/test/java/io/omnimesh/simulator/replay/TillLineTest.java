package io.omnimesh.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.simulator.replay.TillLine.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TillLineTest {
  private static TillLine line(@Nullable Long quantity, double value, double discount) {
    return new TillLine(
        1, 1, 1, 900L, 330L, 31L, 1095275L, quantity, value, discount, 0, Instant.EPOCH);
  }

  @Test
  void findsTheShelfPriceFromWhatWasPaidAndWhatWasTakenOff() {
    assertThat(line(2L, 5.00, 0.58).listPriceCents()).isEqualTo(279);
  }

  @Test
  void takesALineWithoutPiecesAndMoneyForACoupon() {
    assertThat(line(0L, 0, 0).verdict().name()).isEqualTo("coupons without goods");
  }

  @Test
  void keepsGoodsThatWereFree() {
    assertThat(line(1L, 0, 1.99).verdict()).isEqualTo(new Verdict.Sale("free articles"));
  }

  @Test
  void putsWhatMakesNoSenseAside() {
    assertThat(line(-1L, 2, 0).verdict()).isInstanceOf(Verdict.Reject.class);
    assertThat(line(1L, -2, 0).verdict()).isInstanceOf(Verdict.Reject.class);
    assertThat(line(null, 2, 0).verdict()).isInstanceOf(Verdict.Reject.class);
    assertThat(line(1L, Double.NaN, 0).verdict()).isInstanceOf(Verdict.Reject.class);
  }
}
