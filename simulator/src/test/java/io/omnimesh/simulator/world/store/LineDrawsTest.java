package io.omnimesh.simulator.world.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.omnimesh.simulator.world.calendar.Sky;
import io.omnimesh.simulator.world.day.Day;
import io.omnimesh.simulator.world.demand.DayDemand;
import io.omnimesh.simulator.world.demand.PriceBook;
import io.omnimesh.simulator.world.demand.StoreTraits;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.master.MasterMaker;
import io.omnimesh.simulator.world.random.Rng;
import io.omnimesh.simulator.world.random.Streams;
import io.omnimesh.simulator.world.random.Streams.Purpose;
import io.omnimesh.simulator.world.shopper.Tastes;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LineDrawsTest {
  private static final LocalDate DATE = LocalDate.of(2025, 6, 4);
  private static final double MEAN = 60;
  private static final int STORE_DAYS = 6_000;

  private final Streams streams = new Streams(23);
  private final MasterMaker.Made made = MasterMaker.make(streams, DATE, 20, 150, 100);
  private final StoreTraits traits =
      new StoreTraits(streams, made.master().stores(), made.range(), 1);
  private final DayDemand demand =
      new DayDemand(made.range(), new PriceBook(streams, made.master().products()), traits);
  private final Sky sky = new Sky(streams);
  private final Day day =
      new Day(
          DATE,
          ZoneId.of("Europe/Dublin"),
          EnumSet.allOf(Subject.class),
          made.master().regions().stream().map(r -> sky.on(r.regionId(), DATE)).toList(),
          demand,
          List.of());
  private final LineDraws draws =
      new LineDraws(streams, made.range(), traits, new Tastes(streams, made.range(), 100), day);
  private final Rng rng = streams.stream(Purpose.POS, 0, 0);

  @BeforeEach
  void turn() {
    demand.turn(DATE, List.of());
    draws.turn(day, 0, made.master().stores().getFirst());
  }

  @Test
  void everyProductIsNegativeBinomialWithTheSameDispersion() {
    int products = made.range().products().size();
    double[] sum = new double[products];
    double[] squares = new double[products];
    for (int n = 0; n < STORE_DAYS; n++) {
      int[] counts = new int[products];
      for (int left = draws.startUrn(rng, MEAN); left > 0; left--) {
        counts[draws.anonymous(rng)]++;
      }
      for (int i = 0; i < products; i++) {
        sum[i] += counts[i];
        squares[i] += (double) counts[i] * counts[i];
      }
    }
    double dispersion = 0;
    int frequent = 0;
    for (int i = 0; i < products; i++) {
      double mean = sum[i] / STORE_DAYS;
      if (mean > 0.1) {
        frequent++;
        dispersion += (squares[i] / STORE_DAYS - mean * mean) / mean;
      }
    }
    assertThat(frequent).isGreaterThan(20);
    assertThat(dispersion / frequent).isCloseTo(LineDraws.LINE_DISPERSION, within(0.03));
  }

  @Test
  void shareOfDaysWithoutASaleIsThatOfTheNegativeBinomial() {
    int product = draws.fromRange(rng, 0);
    int zero = 0;
    double sum = 0;
    for (int n = 0; n < STORE_DAYS; n++) {
      int count = 0;
      for (int left = draws.startUrn(rng, MEAN); left > 0; left--) {
        count += draws.anonymous(rng) == product ? 1 : 0;
      }
      zero += count == 0 ? 1 : 0;
      sum += count;
    }
    double mean = sum / STORE_DAYS;
    double excess = LineDraws.LINE_DISPERSION - 1;
    double expected = Math.pow(1 + excess, -mean / excess);
    assertThat((double) zero / STORE_DAYS).isCloseTo(expected, within(0.02));
  }

  @Test
  void basketsHaveTheMeanThatWasAskedForAndALongTail() {
    double sum = 0;
    int large = 0;
    for (int i = 0; i < 40_000; i++) {
      int size = LineDraws.basketSize(rng, 8);
      sum += size;
      large += size > 24 ? 1 : 0;
    }
    assertThat(sum / 40_000).isCloseTo(8, within(0.4));
    assertThat(large / 40_000.0).isBetween(0.02, 0.08);
  }
}
