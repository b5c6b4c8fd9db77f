package io.omnimesh.simulator.world.shopper;

import io.omnimesh.simulator.world.master.Range;
import io.omnimesh.simulator.world.random.Rng;
import io.omnimesh.simulator.world.random.Streams;
import io.omnimesh.simulator.world.random.Streams.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * Latent tastes: unit vectors of people and products in one space (the form of matrix
 * factorisation: Koren, Bell and Volinsky 2009). A product lies near its category; what a person
 * likes is the cosine. No policy sees it. Immutable.
 */
public final class Tastes {
  private static final int DIMENSIONS = 8;
  private static final double PRODUCT_OWN = 0.55;
  private static final int FAVOURITES = 6;
  private static final double FAVOURITE_STRENGTH = 1.8;

  private final float[] people;
  private final float[] products;
  private final byte[] favourites;

  public Tastes(Streams streams, Range range, int persons) {
    Rng rng = new Rng();
    int categories = range.categories().size();
    float[] centres = new float[categories * DIMENSIONS];
    for (int c = 0; c < categories; c++) {
      streams.start(rng, Purpose.TASTES, c, -1);
      draw(rng, centres, c, null, 0);
    }
    products = new float[range.products().size() * DIMENSIONS];
    for (int i = 0; i < range.products().size(); i++) {
      streams.start(rng, Purpose.TASTES, i, -2);
      draw(rng, products, i, centres, range.products().get(i).categoryId() - 1);
    }
    people = new float[persons * DIMENSIONS];
    favourites = new byte[persons * FAVOURITES];
    double[] weights = new double[categories];
    for (int p = 0; p < persons; p++) {
      streams.start(rng, Purpose.TASTES, p, -3);
      draw(rng, people, p, null, 0);
      chooseFavourites(rng, range, centres, p, weights);
    }
  }

  /** A random unit vector, near a centre if there is one. */
  private static void draw(
      Rng rng, float[] vectors, int at, float @Nullable [] centres, int centre) {
    double squares = 0;
    double[] vector = new double[DIMENSIONS];
    double own = centres == null ? 1 : PRODUCT_OWN / Math.sqrt(DIMENSIONS);
    for (int k = 0; k < DIMENSIONS; k++) {
      double near = centres == null ? 0 : centres[centre * DIMENSIONS + k];
      vector[k] = near + own * rng.normal();
      squares += vector[k] * vector[k];
    }
    double length = Math.sqrt(squares);
    for (int k = 0; k < DIMENSIONS; k++) {
      vectors[at * DIMENSIONS + k] = (float) (vector[k] / length);
    }
  }

  private void chooseFavourites(
      Rng rng, Range range, float[] centres, int person, double[] weights) {
    double total = 0;
    for (int c = 0; c < weights.length; c++) {
      double liking = dot(people, person, centres, c);
      total += range.traits().get(c).share() * StrictMath.exp(FAVOURITE_STRENGTH * liking);
      weights[c] = total;
    }
    for (int f = 0; f < FAVOURITES; f++) {
      double pick = rng.nextDouble() * total;
      int c = 0;
      while (c < weights.length - 1 && weights[c] < pick) {
        c++;
      }
      favourites[person * FAVOURITES + f] = (byte) c;
    }
  }

  private static double dot(float[] a, int i, float[] b, int j) {
    double sum = 0;
    for (int k = 0; k < DIMENSIONS; k++) {
      sum += a[i * DIMENSIONS + k] * b[j * DIMENSIONS + k];
    }
    return sum;
  }

  /** How well a product (from zero) meets a person's (from zero) tastes, from -1 to 1. */
  public double relevance(int person, int product) {
    return dot(people, person, products, product);
  }

  /** One of a person's (from zero) favourite categories (from zero). */
  public int favourite(Rng rng, int person) {
    return favourites[person * FAVOURITES + rng.nextInt(FAVOURITES)];
  }
}
