package io.omnimesh.simulator.world.demand;

import io.omnimesh.simulator.world.master.Category;
import io.omnimesh.simulator.world.master.FormatMix;
import io.omnimesh.simulator.world.master.Range;
import io.omnimesh.simulator.world.master.Store;
import io.omnimesh.simulator.world.master.StoreFormat;
import io.omnimesh.simulator.world.random.Rng;
import io.omnimesh.simulator.world.random.Streams;
import io.omnimesh.simulator.world.random.Streams.Purpose;
import java.util.List;

/**
 * How much and what a store sells on a mean day. The shares of categories are the format's, times a
 * gamma factor of the store that lasts: the upper levels of the hierarchy of gamma factors.
 * Immutable.
 */
public final class StoreTraits {
  /** Till lines per store and day at intensity 1, averaged over stores and a year. */
  private static final double LINES_PER_STORE = 53.2;

  /** Pieces per till line. */
  public static final double PIECES_PER_LINE = 1.3;

  private static final double STORE_SIGMA = 0.25;
  private static final double CATEGORY_SHAPE = 12;
  private static final double[] LINES_OF_FORMAT = {52, 19, 6.5, 3};
  private static final double[] BASKET_OF_FORMAT = {15, 11.5, 7, 3.2};
  private static final double[] RANGE_OF_FORMAT = {1.0, 0.85, 0.55, 0.35};

  private final Range range;
  private final double[] lines;
  private final float[] shares;
  private final StoreFormat[] formats;
  private final double[][] rangePopularity;

  public StoreTraits(Streams streams, List<Store> stores, Range range, double intensity) {
    this.range = range;
    this.formats = stores.stream().map(Store::format).toArray(StoreFormat[]::new);
    this.lines = new double[stores.size()];
    this.shares = new float[stores.size() * range.categories().size()];
    this.rangePopularity = rangePopularity(range);
    FormatMix mix = FormatMix.read(range.departments());
    Rng rng = new Rng();
    double total = 0;
    for (int s = 0; s < lines.length; s++) {
      streams.start(rng, Purpose.FACTORS, s, 0);
      lines[s] = LINES_OF_FORMAT[formats[s].rank()] * rng.lognormal(1, STORE_SIGMA);
      total += lines[s];
      makeShares(rng, mix, s);
    }
    double scale = LINES_PER_STORE * intensity * lines.length / total;
    for (int s = 0; s < lines.length; s++) {
      lines[s] *= scale;
    }
  }

  private static double[][] rangePopularity(Range range) {
    double[][] sums = new double[StoreFormat.values().length][range.categories().size()];
    for (int f = 0; f < sums.length; f++) {
      for (int c = 0; c < range.categories().size(); c++) {
        int first = range.firstProduct(c);
        for (int i = 0; i < carried(f, range.productsIn(c)); i++) {
          sums[f][c] += range.popularity(first + i);
        }
      }
    }
    return sums;
  }

  private void makeShares(Rng rng, FormatMix mix, int store) {
    int count = range.categories().size();
    double sum = 0;
    double[] raw = new double[count];
    for (Category category : range.categories()) {
      int c = category.categoryId() - 1;
      raw[c] =
          range.traits().get(c).share()
              * mix.weight(category.departmentId(), formats[store])
              * rng.gammaFactor(CATEGORY_SHAPE);
      sum += raw[c];
    }
    for (int c = 0; c < count; c++) {
      shares[store * count + c] = (float) (raw[c] / sum);
    }
  }

  private static int carried(int format, int products) {
    return (int) Math.ceil(RANGE_OF_FORMAT[format] * products);
  }

  /** How many of a category's products, the most popular first, a format carries. */
  public int carried(StoreFormat format, int categoryId) {
    return carried(format.rank(), range.productsIn(categoryId - 1));
  }

  /** Whether a store (from zero) carries a product (from zero). */
  public boolean carries(int store, int product) {
    int c = range.products().get(product).categoryId();
    return product - range.firstProduct(c - 1) < carried(formats[store], c);
  }

  /** Number of stores. */
  public int stores() {
    return lines.length;
  }

  /** Till lines of a store (from zero) on a mean day. */
  public double lines(int store) {
    return lines[store];
  }

  /** Mean lines per basket of a store (from zero). */
  public double basketLines(int store) {
    return BASKET_OF_FORMAT[formats[store].rank()];
  }

  /** Share of a category (from zero) in a store's (from zero) lines. */
  public double share(int store, int category) {
    return shares[store * range.categories().size() + category];
  }

  /** Pieces of a product (from zero) that a store (from zero) sells on a mean day. */
  public double meanDailyDemand(int store, int product) {
    int c = range.products().get(product).categoryId() - 1;
    double inCategory = range.popularity(product) / rangePopularity[formats[store].rank()][c];
    return lines[store] * share(store, c) * inCategory * PIECES_PER_LINE;
  }
}
