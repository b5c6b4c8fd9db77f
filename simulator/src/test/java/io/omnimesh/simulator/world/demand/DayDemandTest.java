package io.omnimesh.simulator.world.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.omnimesh.simulator.world.demand.Promotions.Promotion;
import io.omnimesh.simulator.world.event.MarketEvent.Featured;
import io.omnimesh.simulator.world.event.MarketEvent.Mechanic;
import io.omnimesh.simulator.world.master.MasterMaker;
import io.omnimesh.simulator.world.master.StoreFormat;
import io.omnimesh.simulator.world.random.Rng;
import io.omnimesh.simulator.world.random.Streams;
import io.omnimesh.simulator.world.random.Streams.Purpose;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayDemandTest {
  private static final LocalDate DATE = LocalDate.of(2025, 6, 4);
  private static final int DRAWS = 200_000;

  private final Streams streams = new Streams(17);
  private final MasterMaker.Made made = MasterMaker.make(streams, DATE, 20, 300, 100);
  private final PriceBook prices = new PriceBook(streams, made.master().products());
  private final StoreTraits traits =
      new StoreTraits(streams, made.master().stores(), made.range(), 1);
  private final DayDemand demand = new DayDemand(made.range(), prices, traits);

  /** Demand of the first cheese in a hypermarket, relative to its category on a plain day. */
  private double demandOfFirst(List<Promotion> promotions) {
    int category = 5;
    demand.turn(DATE, promotions);
    Rng rng = streams.stream(Purpose.POS, promotions.size(), 0);
    int hits = 0;
    for (int i = 0; i < DRAWS; i++) {
      hits += demand.products(StoreFormat.HYPERMARKET, category).draw(rng) == 0 ? 1 : 0;
    }
    return (double) hits / DRAWS * demand.lift(StoreFormat.HYPERMARKET, category);
  }

  private Promotion promotion(double discount, Featured featured) {
    int product = made.range().firstProduct(5) + 1;
    return new Promotion(
        1, "test", Mechanic.PRICE_OFF, DATE, DATE, discount, featured, List.of(product));
  }

  @Test
  void recoversTheElasticityAndTheUpliftFromSales() {
    double plain = demandOfFirst(List.of());
    double elasticity = made.range().traits().get(5).elasticity();
    for (double discount : new double[] {0.1, 0.25, 0.5}) {
      double shelf = demandOfFirst(List.of(promotion(discount, Featured.SHELF)));
      double leaflet = demandOfFirst(List.of(promotion(discount, Featured.LEAFLET)));
      double recovered = -Math.log(shelf / plain / 1.15) / Math.log(1 - discount);
      assertThat(recovered).isCloseTo(elasticity, within(0.15 * elasticity));
      assertThat(leaflet / shelf).isCloseTo(1.6 / 1.15, within(0.05));
    }
  }

  @Test
  void promotionsTakeSalesFromTheirNeighbours() {
    demand.turn(DATE, List.of());
    double before = demand.products(StoreFormat.HYPERMARKET, 5).total();
    demand.turn(DATE, List.of(promotion(0.5, Featured.LEAFLET)));
    double after = demand.products(StoreFormat.HYPERMARKET, 5).total();
    double neighbour = demand.weight(made.range().firstProduct(5) + 1);
    assertThat(neighbour / after).isLessThan(neighbour / before);
    assertThat(demand.lift(StoreFormat.HYPERMARKET, 5)).isGreaterThan(1);
  }

  @Test
  void pricesFollowTheMechanic() {
    Promotion card =
        new Promotion(
            2, "card", Mechanic.LOYALTY_PRICE, DATE, DATE, 0.5, Featured.SHELF, List.of(1));
    demand.turn(DATE, List.of(card));
    assertThat(demand.paidCents(0, 1, false)).isEqualTo(prices.cents(0));
    assertThat(demand.paidCents(0, 1, true)).isEqualTo(Math.round(prices.cents(0) * 0.5f));
    assertThat(demand.promotionId(0, 1, false)).isZero();
    assertThat(demand.promotionId(0, 1, true)).isEqualTo(2);
  }

  @Test
  void promotionsOfADayIncludeThoseThatStartOnIt() {
    Promotions promotions = new Promotions(streams, made.range());
    for (int i = 0; i < 30; i++) {
      LocalDate date = DATE.plusDays(i);
      assertThat(promotions.on(date)).containsAll(promotions.startingOn(date));
      assertThat(promotions.on(date))
          .allMatch(held -> !held.from().isAfter(date) && !held.to().isBefore(date));
    }
  }
}
