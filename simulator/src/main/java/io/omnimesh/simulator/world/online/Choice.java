package io.omnimesh.simulator.world.online;

import io.omnimesh.simulator.world.day.Day;
import io.omnimesh.simulator.world.master.Range;
import io.omnimesh.simulator.world.master.StoreFormat;
import io.omnimesh.simulator.world.random.Alias;
import io.omnimesh.simulator.world.random.Rng;
import io.omnimesh.simulator.world.shopper.Shoppers;
import io.omnimesh.simulator.world.shopper.Tastes;
import java.util.List;

/**
 * What people look at and take online. How likely somebody clicks a recommended product and puts a
 * product into the cart grows with {@code exp(k x relevance)}, the form of a multinomial logit
 * (McFadden 1974), and falls with the price relative to its reference.
 */
final class Choice {
  private static final double FAVOURITE = 0.6;
  private static final int CANDIDATES = 3;
  private static final double CLICK = 0.04;
  private static final double CLICK_RELEVANCE = 3.0;
  private static final double ADD = 0.07;
  private static final double ADD_RELEVANCE = 1.7;

  private final Range range;
  private final Tastes tastes;
  private final Shoppers shoppers;
  private final Alias categories = new Alias();
  private final double[] weights;
  private Day day;

  Choice(Range range, Tastes tastes, Shoppers shoppers, Day day) {
    this.range = range;
    this.tastes = tastes;
    this.shoppers = shoppers;
    this.weights = new double[range.categories().size()];
    this.day = day;
  }

  void turn(Day today) {
    day = today;
    for (int c = 0; c < weights.length; c++) {
      weights[c] =
          range.traits().get(c).share()
              * range.traits().get(c).online()
              * day.demand().lift(StoreFormat.HYPERMARKET, c)
              * day.demand().season(c);
    }
    categories.build(weights, 0, weights.length);
  }

  /** A category (from zero) that a person looks into. */
  int category(Rng rng, int person) {
    if (rng.chance(FAVOURITE)) {
      int favourite = tastes.favourite(rng, person);
      if (weights[favourite] > 0) {
        return favourite;
      }
    }
    return categories.draw(rng);
  }

  /** The product (from zero) of a category that a person picks from a list, or -1. */
  int product(Rng rng, int person, int category) {
    Alias inCategory = day.demand().products(StoreFormat.HYPERMARKET, category);
    int best = -1;
    double most = -2;
    for (int i = 0; i < CANDIDATES; i++) {
      int place = inCategory.draw(rng);
      if (place < 0) {
        return -1;
      }
      int product = range.firstProduct(category) + place;
      double liking = tastes.relevance(person, product) + 0.3 * rng.normal();
      if (liking > most) {
        most = liking;
        best = product;
      }
    }
    return best;
  }

  /** The place in a list of recommended product ids that a person clicks, or -1. */
  int clicked(Rng rng, int person, List<Integer> productIds) {
    for (int i = 0; i < productIds.size(); i++) {
      double liking = tastes.relevance(person, productIds.get(i) - 1);
      if (rng.chance(Math.min(0.9, CLICK * StrictMath.exp(CLICK_RELEVANCE * liking)))) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a person who sees a product (from zero) takes it. */
  boolean takes(Rng rng, int person, int product) {
    double liking = tastes.relevance(person, product);
    double price =
        (double) day.demand().paidCents(product, 1, true) / day.demand().listCents(product);
    double pull = ADD_RELEVANCE * liking + shoppers.priceSensitivity(person) * 2 * (1 - price);
    return rng.chance(Math.min(0.9, ADD * StrictMath.exp(pull)));
  }
}
