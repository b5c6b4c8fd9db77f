package io.omnimesh.simulator.world.demand;

import io.omnimesh.simulator.world.event.MarketEvent.Featured;
import io.omnimesh.simulator.world.event.MarketEvent.Mechanic;
import io.omnimesh.simulator.world.master.Category;
import io.omnimesh.simulator.world.master.Range;
import io.omnimesh.simulator.world.random.Alias;
import io.omnimesh.simulator.world.random.Rng;
import io.omnimesh.simulator.world.random.Streams;
import io.omnimesh.simulator.world.random.Streams.Purpose;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * The promotions, as a function of the week: a week's promotions start on Thursday and last one or
 * two weeks. No state. Immutable.
 */
public final class Promotions {
  private static final int WEEK_DAYS = 7;

  private static final int PER_WEEK_PER_THOUSAND = 14;
  private static final int PRODUCTS_MAX = 5;

  private final Streams streams;
  private final Range range;
  private final Alias categories;

  public Promotions(Streams streams, Range range) {
    this.streams = streams;
    this.range = range;
    this.categories =
        new Alias(range.traits().stream().mapToDouble(t -> Math.sqrt(t.share())).toArray());
  }

  /** One promotion; {@code to} is inclusive. */
  public record Promotion(
      int promotionId,
      String name,
      Mechanic mechanic,
      LocalDate from,
      LocalDate to,
      double discount,
      Featured featured,
      List<Integer> productIds) {

    /** Multiplier of demand beside that of the price, from being seen. */
    public double uplift() {
      return switch (featured) {
        case SHELF -> 1.15;
        case LEAFLET -> 1.6;
        case HOME_PAGE -> 1.3;
      };
    }
  }

  /** The promotions that start on this day. */
  public List<Promotion> startingOn(LocalDate date) {
    long day = date.toEpochDay();
    // 1970-01-01 was a Thursday.
    return Math.floorMod(day, WEEK_DAYS) == 0 ? ofWeek(day / WEEK_DAYS, date) : List.of();
  }

  /** The promotions that hold on this day. */
  public List<Promotion> on(LocalDate date) {
    long week = Math.floorDiv(date.toEpochDay(), WEEK_DAYS);
    LocalDate from = LocalDate.ofEpochDay(week * WEEK_DAYS);
    List<Promotion> held = new ArrayList<>(ofWeek(week, from));
    for (Promotion earlier : ofWeek(week - 1, from.minusDays(WEEK_DAYS))) {
      if (!earlier.to().isBefore(date)) {
        held.add(earlier);
      }
    }
    return held;
  }

  private List<Promotion> ofWeek(long week, LocalDate from) {
    int count = Math.max(1, range.products().size() * PER_WEEK_PER_THOUSAND / 1_000);
    List<Promotion> promotions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      promotions.add(promotion(streams.stream(Purpose.PROMOTIONS, week, i), week, i, from));
    }
    return promotions;
  }

  private Promotion promotion(Rng rng, long week, int number, LocalDate from) {
    Category category = range.categories().get(categories.draw(rng));
    int first = range.firstProduct(category.categoryId() - 1) + 1;
    int size = range.productsIn(category.categoryId() - 1);
    TreeSet<Integer> ids = new TreeSet<>();
    for (int i = rng.between(1, PRODUCTS_MAX); i > 0; i--) {
      // The more popular half is promoted more often.
      ids.add(first + (int) (size * rng.nextDouble() * rng.nextDouble()));
    }
    Mechanic mechanic =
        rng.oneOf(
            Mechanic.PRICE_OFF, Mechanic.PRICE_OFF, Mechanic.MULTIBUY, Mechanic.LOYALTY_PRICE);
    double discount = rng.oneOf(0.10, 0.15, 0.20, 0.25, 0.25, 0.33, 0.40, 0.50);
    Featured featured =
        rng.oneOf(Featured.SHELF, Featured.SHELF, Featured.LEAFLET, Featured.HOME_PAGE);
    String how =
        switch (mechanic) {
          case PRICE_OFF -> Math.round(discount * 100) + " % off ";
          case MULTIBUY -> "Buy two or more, " + Math.round(discount * 100) + " % off ";
          case LOYALTY_PRICE -> "Card price: " + Math.round(discount * 100) + " % off ";
        };
    return new Promotion(
        (int) (week * 1_000 + number),
        how + category.name().toLowerCase(Locale.ROOT),
        mechanic,
        from,
        from.plusDays(rng.chance(0.7) ? WEEK_DAYS - 1 : 2 * WEEK_DAYS - 1),
        discount,
        featured,
        List.copyOf(ids));
  }
}
