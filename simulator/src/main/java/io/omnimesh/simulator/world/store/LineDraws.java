package io.omnimesh.simulator.world.store;

import io.omnimesh.simulator.world.calendar.Sky.Weather;
import io.omnimesh.simulator.world.day.Day;
import io.omnimesh.simulator.world.demand.DayDemand;
import io.omnimesh.simulator.world.demand.StoreTraits;
import io.omnimesh.simulator.world.master.CategoryTraits;
import io.omnimesh.simulator.world.master.Range;
import io.omnimesh.simulator.world.master.Store;
import io.omnimesh.simulator.world.master.StoreFormat;
import io.omnimesh.simulator.world.random.Alias;
import io.omnimesh.simulator.world.random.Rng;
import io.omnimesh.simulator.world.random.Streams;
import io.omnimesh.simulator.world.random.Streams.Purpose;
import io.omnimesh.simulator.world.shopper.Tastes;
import java.util.Arrays;

/**
 * Draws what is bought in one store on one day.
 *
 * <p>Anonymous demand is negative binomial per product by construction, without visiting every
 * product: the day's lines are negative binomial with mean {@code L} and dispersion {@code d}, and
 * their products come from Hoppe's urn with concentration {@code L / (d - 1)} over the day's
 * weights (Hoppe 1984; Blackwell and MacQueen 1973). That is the Dirichlet-multinomial split of a
 * gamma-Poisson total, so that each product of weight share {@code w} is negative binomial with
 * mean {@code w L} and the same dispersion (Johnson, Kotz and Balakrishnan, Discrete Multivariate
 * Distributions, 1997, ch. 35).
 *
 * <p>Known shoppers draw from favourite categories and from a personal repertoire of products
 * (Ehrenberg, Repeat-Buying, 1988), both as far as the day's weights let them. One per thread.
 */
final class LineDraws {
  /** Variance over mean of a product's anonymous lines in a store and day. */
  static final double LINE_DISPERSION = 1.3;

  private static final double WEEK_SHAPE = 60;
  private static final double STORE_DAY_SHAPE = 120;
  private static final double RAIN_STAYS_HOME = 0.05;
  private static final double FAVOURITE = 0.55;
  private static final double REPERTOIRE = 0.45;
  private static final double REPERTOIRE_SKEW = 2.4;
  private static final int REPERTOIRE_SIZE = 3;

  private final Streams streams;
  private final Range range;
  private final StoreTraits traits;
  private final Tastes tastes;
  private final Alias categories = new Alias();
  private final double[] weights;
  private final Rng factorRng = new Rng();
  private final double[][] regionalFactors;
  private final long[] regionalDay;
  private int[] urn = new int[256];
  private int drawn;
  private double concentration;
  private double demandFactor;
  private Day day;
  private StoreFormat format = StoreFormat.EXPRESS;

  LineDraws(Streams streams, Range range, StoreTraits traits, Tastes tastes, Day day) {
    this.streams = streams;
    this.range = range;
    this.traits = traits;
    this.tastes = tastes;
    this.weights = new double[range.categories().size()];
    this.day = day;
    this.regionalFactors = new double[day.regions()][weights.length];
    this.regionalDay = new long[day.regions()];
    Arrays.fill(regionalDay, Long.MIN_VALUE);
  }

  /**
   * Prepares a store's day.
   *
   * @return what sky, season, promotions and chance do to the store's demand; 1 is a mean day
   */
  double turn(Day today, int store, Store place) {
    day = today;
    format = place.format();
    DayDemand demand = day.demand();
    double[] regional = regional(place.regionId());
    double sum = 0;
    for (int c = 0; c < weights.length; c++) {
      weights[c] = traits.share(store, c) * demand.lift(format, c) * demand.season(c) * regional[c];
      sum += weights[c];
    }
    categories.build(weights, 0, weights.length);
    streams.start(factorRng, Purpose.FACTORS, 2_000_000L + store, day.number());
    demandFactor = sum * (day.weather(place.regionId()).rainy() ? 1 - RAIN_STAYS_HOME : 1);
    return demandFactor * factorRng.gammaFactor(STORE_DAY_SHAPE);
  }

  /** What the sky and a week's chance do to each category in a region; once per region and day. */
  private double[] regional(int regionId) {
    if (regionalDay[regionId - 1] == day.number()) {
      return regionalFactors[regionId - 1];
    }
    Weather weather = day.weather(regionId);
    long week = Math.floorDiv(day.number(), 7L);
    double[] factors = regionalFactors[regionId - 1];
    for (int c = 0; c < factors.length; c++) {
      CategoryTraits category = range.traits().get(c);
      double sky = category.heat() * weather.anomaly() / 10;
      if (weather.rainy()) {
        sky += category.rain();
      }
      streams.start(factorRng, Purpose.FACTORS, 1_000_000L + regionId * 1_000L + c, week);
      factors[c] = StrictMath.exp(sky) * factorRng.gammaFactor(WEEK_SHAPE);
    }
    regionalDay[regionId - 1] = day.number();
    return factors;
  }

  /** Empties the urn for anonymous demand of this mean and returns how many lines there are. */
  int startUrn(Rng rng, double meanLines) {
    drawn = 0;
    concentration = meanLines / (LINE_DISPERSION - 1);
    return rng.negativeBinomial(meanLines, LINE_DISPERSION);
  }

  /** The next anonymous line's product (from zero), or -1 when the range is empty. */
  int anonymous(Rng rng) {
    int product;
    if (rng.nextDouble() * (concentration + drawn) < concentration) {
      product = fromRange(rng, categories.draw(rng));
    } else {
      product = urn[rng.nextInt(drawn)];
    }
    if (drawn == urn.length) {
      urn = Arrays.copyOf(urn, 2 * drawn);
    }
    urn[drawn++] = product;
    return product;
  }

  /** A known person's next product (from zero), or -1 when the range is empty. */
  int known(Rng rng, int person) {
    int category = -1;
    if (rng.chance(FAVOURITE)) {
      int favourite = tastes.favourite(rng, person);
      double appeal = day.demand().season(favourite) * day.demand().lift(format, favourite);
      if (rng.nextDouble() < 0.6 * appeal) {
        category = favourite;
      }
    }
    if (category < 0) {
      category = categories.draw(rng);
    }
    if (category >= 0 && rng.chance(REPERTOIRE)) {
      int product = repertoire(rng, person, category);
      double appeal = day.demand().weight(product) / range.popularity(product);
      if (rng.nextDouble() < 0.6 * appeal) {
        return product;
      }
    }
    return fromRange(rng, category);
  }

  private int repertoire(Rng rng, int person, int category) {
    long slot = category * (long) REPERTOIRE_SIZE + rng.nextInt(REPERTOIRE_SIZE);
    double unit = streams.unit(Purpose.REPERTOIRE, person, slot);
    int carried = traits.carried(format, category + 1);
    int place = (int) (carried * StrictMath.pow(unit, REPERTOIRE_SKEW));
    return range.firstProduct(category) + place;
  }

  /** Something of a category (from zero), by the day's weights. */
  int fromRange(Rng rng, int category) {
    if (category < 0) {
      return -1;
    }
    int place = day.demand().products(format, category).draw(rng);
    return place < 0 ? -1 : range.firstProduct(category) + place;
  }

  /** The mean of basket sizes today, relative to a mean day. */
  double demandFactor() {
    return demandFactor;
  }

  /** Pieces of one line. */
  static int pieces(Rng rng) {
    double u = rng.nextDouble();
    return u < 0.80 ? 1 : u < 0.94 ? 2 : u < 0.98 ? 3 : rng.between(4, 6);
  }

  /** Lines of a basket: lognormal, at least one; long tailed as till data is. */
  static int basketSize(Rng rng, double mean) {
    double sigma = 1.0;
    double size = rng.lognormal(mean * StrictMath.exp(-sigma * sigma / 2), sigma);
    return Math.clamp(Math.round(size), 1, 150);
  }
}
