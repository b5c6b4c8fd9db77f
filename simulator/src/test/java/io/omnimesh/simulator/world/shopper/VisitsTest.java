package io.omnimesh.simulator.world.shopper;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.simulator.world.master.MasterMaker;
import io.omnimesh.simulator.world.random.Streams;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.junit.jupiter.api.Test;

class VisitsTest {
  private static final double RATE = 0.3;
  private static final double STEP = 0.02;
  private static final int STEPS = 15_000;

  @Test
  void gapsBetweenTripsAreGamma() {
    Streams streams = new Streams(9);
    MasterMaker.Made made = MasterMaker.make(streams, LocalDate.of(2025, 1, 1), 20, 200, 400);
    Shoppers shoppers = new Shoppers(streams, made.master(), made.truth());
    Visits visits = new Visits(streams, shoppers, 20, RATE);
    Map<Integer, Double> last = new HashMap<>();
    List<Double> gaps = new ArrayList<>();
    for (int step = 1; step <= STEPS; step++) {
      visits.turn(STEP);
      double now = step * STEP;
      for (int store = 0; store < 20; store++) {
        for (int i = 0; i < visits.count(store); i++) {
          int person = visits.person(store, i);
          Double before = last.put(person, now);
          // Rare people would be seen for a few short gaps only; frequent ones are seen fairly.
          double rate = RATE * shoppers.activity(person);
          if (before != null && rate > 0.3 && (now - before) * rate < 12) {
            gaps.add((now - before) * rate);
          }
        }
      }
    }
    assertThat(gaps.size()).isGreaterThan(5_000);
    GammaDistribution law = GammaDistribution.of(Visits.GAP_SHAPE, 1 / Visits.GAP_SHAPE);
    assertThat(kolmogorovSmirnov(gaps, law)).isLessThan(0.025);
  }

  private static double kolmogorovSmirnov(List<Double> sample, GammaDistribution law) {
    List<Double> sorted = sample.stream().sorted().toList();
    double most = 0;
    for (int i = 0; i < sorted.size(); i++) {
      double expected = law.cumulativeProbability(sorted.get(i));
      most = Math.max(most, Math.abs(expected - (i + 0.5) / sorted.size()));
    }
    return most;
  }
}
