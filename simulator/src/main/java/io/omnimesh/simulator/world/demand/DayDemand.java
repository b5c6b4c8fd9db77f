package io.omnimesh.simulator.world.demand;

import io.omnimesh.simulator.world.demand.Promotions.Promotion;
import io.omnimesh.simulator.world.master.CategoryTraits;
import io.omnimesh.simulator.world.master.Product;
import io.omnimesh.simulator.world.master.Range;
import io.omnimesh.simulator.world.master.StoreFormat;
import io.omnimesh.simulator.world.random.Alias;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every product weighs on one day, and what it costs. The weight of a product is {@code
 * popularity x life x (price / reference)^-elasticity x uplift}; that of its category follows as
 * the sum, so that a promotion both wins from its neighbours and grows its category. Read by many
 * threads, rebuilt by one.
 */
public final class DayDemand {
  private static final int RAMP_DAYS = 28;

  private final Range range;
  private final PriceBook prices;
  private final StoreTraits stores;
  private final @Nullable Promotion[] promotion;
  private final double[] weight;
  private final Alias[][] inFormat;
  private final double[][] lift;
  private final double[] season;
  private final long[] launchDay;
  private final long[] endDay;

  public DayDemand(Range range, PriceBook prices, StoreTraits stores) {
    this.range = range;
    this.prices = prices;
    this.stores = stores;
    int formats = StoreFormat.values().length;
    int categories = range.categories().size();
    this.promotion = new Promotion[range.products().size()];
    this.weight = new double[range.products().size()];
    this.inFormat = new Alias[formats][categories];
    this.lift = new double[formats][categories];
    this.season = new double[categories];
    this.launchDay =
        range.products().stream().mapToLong(p -> p.launchedOn().toEpochDay()).toArray();
    this.endDay = range.products().stream().mapToLong(DayDemand::endDay).toArray();
    for (Alias[] row : inFormat) {
      for (int c = 0; c < categories; c++) {
        row[c] = new Alias();
      }
    }
  }

  private static long endDay(Product product) {
    LocalDate end = product.discontinuedOn();
    return end == null ? Long.MAX_VALUE : end.toEpochDay();
  }

  /** Makes this the demand of a day. */
  public void turn(LocalDate date, List<Promotion> promotions) {
    Arrays.fill(promotion, null);
    for (Promotion held : promotions) {
      for (int productId : held.productIds()) {
        Promotion other = promotion[productId - 1];
        if (other == null || other.discount() < held.discount()) {
          promotion[productId - 1] = held;
        }
      }
    }
    for (int c = 0; c < season.length; c++) {
      CategoryTraits traits = range.traits().get(c);
      double phase = 2 * StrictMath.PI * (date.getDayOfYear() - traits.peakDay()) / 365.25;
      season[c] = StrictMath.exp(traits.amplitude() * StrictMath.cos(phase));
      turnCategory(c, date.toEpochDay());
    }
  }

  private void turnCategory(int category, long day) {
    int first = range.firstProduct(category);
    int count = range.productsIn(category);
    double elasticity = range.traits().get(category).elasticity();
    double[] plain = new double[count];
    for (int k = 0; k < count; k++) {
      int i = first + k;
      plain[k] = range.popularity(i) * life(i, day);
      weight[i] = plain[k] <= 0 ? 0 : plain[k] * response(i, elasticity);
    }
    for (StoreFormat format : StoreFormat.values()) {
      int carried = stores.carried(format, category + 1);
      inFormat[format.rank()][category].build(weight, first, carried);
      double without = 0;
      for (int k = 0; k < carried; k++) {
        without += plain[k];
      }
      double with = inFormat[format.rank()][category].total();
      lift[format.rank()][category] = without <= 0 ? 0 : with / without;
    }
  }

  private double life(int product, long day) {
    long age = day - launchDay[product];
    if (age < 0 || day >= endDay[product]) {
      return 0;
    }
    return age >= RAMP_DAYS ? 1 : 0.25 + 0.75 * age / RAMP_DAYS;
  }

  private double response(int product, double elasticity) {
    double relative = (double) prices.cents(product) / prices.referenceCents(product);
    double uplift = 1;
    Promotion held = promotion[product];
    if (held != null) {
      relative *= 1 - felt(held);
      uplift = held.uplift();
    }
    return uplift * StrictMath.pow(relative, -elasticity);
  }

  /** The discount as the mean shopper feels it: conditions cost some of it. */
  private static double felt(Promotion promotion) {
    return switch (promotion.mechanic()) {
      case PRICE_OFF -> promotion.discount();
      case MULTIBUY -> 0.6 * promotion.discount();
      case LOYALTY_PRICE -> 0.7 * promotion.discount();
    };
  }

  /** Draws among the products (from zero, within the category) that a format carries. */
  public Alias products(StoreFormat format, int category) {
    return inFormat[format.rank()][category];
  }

  /** What promotions and prices do to a category's demand in a format; 1 is nothing. */
  public double lift(StoreFormat format, int category) {
    return lift[format.rank()][category];
  }

  /** What the season does to a category's demand. */
  public double season(int category) {
    return season[category];
  }

  /** The promotion that holds for a product (from zero), if any. */
  public @Nullable Promotion promotion(int product) {
    return promotion[product];
  }

  /** Weight of a product (from zero) within its category today; 0 when not in the range. */
  public double weight(int product) {
    return weight[product];
  }

  /** List price of a product (from zero). */
  public int listCents(int product) {
    return prices.cents(product);
  }

  /**
   * What a shopper pays per piece.
   *
   * @param card whether a loyalty card is shown
   */
  public int paidCents(int product, int quantity, boolean card) {
    Promotion held = promotion[product];
    if (held == null || !applies(held, quantity, card)) {
      return prices.cents(product);
    }
    return (int) Math.max(1, Math.round(prices.cents(product) * (1 - held.discount())));
  }

  /** The promotion that explains the price, or 0. */
  public int promotionId(int product, int quantity, boolean card) {
    Promotion held = promotion[product];
    return held != null && applies(held, quantity, card) ? held.promotionId() : 0;
  }

  private static boolean applies(Promotion promotion, int quantity, boolean card) {
    return switch (promotion.mechanic()) {
      case PRICE_OFF -> true;
      case MULTIBUY -> quantity >= 2;
      case LOYALTY_PRICE -> card;
    };
  }
}
