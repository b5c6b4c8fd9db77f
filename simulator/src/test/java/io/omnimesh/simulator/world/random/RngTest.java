package io.omnimesh.simulator.world.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.omnimesh.simulator.world.random.Streams.Purpose;
import java.util.function.IntSupplier;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.statistics.distribution.PascalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;

class RngTest {
  private static final int DRAWS = 40_000;

  private final Rng rng = new Streams(42).stream(Purpose.POS, 1, 2);

  /** Pearson's statistic over the values whose expected count is at least five. */
  private static double chiSquarePerDegree(IntSupplier draw, IntToDoubleFunction probability) {
    int[] seen = new int[200];
    for (int i = 0; i < DRAWS; i++) {
      seen[Math.min(draw.getAsInt(), seen.length - 1)]++;
    }
    double sum = 0;
    int degrees = -1;
    for (int k = 0; k < seen.length; k++) {
      double expected = DRAWS * probability.applyAsDouble(k);
      if (expected >= 5) {
        sum += (seen[k] - expected) * (seen[k] - expected) / expected;
        degrees++;
      }
    }
    return sum / degrees;
  }

  @Test
  void poissonFitsForSmallAndLargeMeans() {
    for (double mean : new double[] {0.3, 4, 29.5, 31, 90}) {
      PoissonDistribution law = PoissonDistribution.of(mean);
      assertThat(chiSquarePerDegree(() -> rng.poisson(mean), law::probability))
          .as("mean %s", mean)
          .isLessThan(1.9);
    }
  }

  @Test
  void negativeBinomialFits() {
    // Mean 6 and dispersion 2 are 6 successes at probability one half.
    PascalDistribution law = PascalDistribution.of(6, 0.5);
    assertThat(chiSquarePerDegree(() -> rng.negativeBinomial(6, 2), law::probability))
        .isLessThan(1.9);
  }

  @Test
  void gammaHasItsMoments() {
    for (double shape : new double[] {0.4, 1.6, 12}) {
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < DRAWS; i++) {
        double x = rng.gamma(shape);
        sum += x;
        squares += x * x;
      }
      double mean = sum / DRAWS;
      assertThat(mean).isCloseTo(shape, within(0.03 * shape + 0.01));
      assertThat(squares / DRAWS - mean * mean).isCloseTo(shape, within(0.06 * shape + 0.02));
    }
  }

  @Test
  void streamsOfDifferentKeysAreUnrelated() {
    Streams streams = new Streams(42);
    double product = 0;
    for (int i = 0; i < DRAWS; i++) {
      double a = streams.unit(Purpose.POS, i, 7) - 0.5;
      double b = streams.unit(Purpose.POS, i + 1L, 7) - 0.5;
      product += a * b;
    }
    assertThat(12 * product / DRAWS).isCloseTo(0, within(0.02));
  }

  @Test
  void aliasDrawsInProportionToWeights() {
    Alias alias = new Alias(new double[] {1, 0, 3, 6});
    int[] seen = new int[4];
    for (int i = 0; i < DRAWS; i++) {
      seen[alias.draw(rng)]++;
    }
    assertThat(seen[1]).isZero();
    assertThat(seen[3] / (double) DRAWS).isCloseTo(0.6, within(0.01));
    assertThat(seen[2] / (double) DRAWS).isCloseTo(0.3, within(0.01));
    assertThat(new Alias(new double[] {0, 0}).draw(rng)).isEqualTo(-1);
  }
}
