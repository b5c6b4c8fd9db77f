package io.omnimesh.simulator.world.shopper;

import io.omnimesh.simulator.world.random.Rng;
import io.omnimesh.simulator.world.random.Streams;
import io.omnimesh.simulator.world.random.Streams.Purpose;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * When card holders go shopping. A person's trips are a renewal process with gamma gaps (Chatfield
 * and Goodhardt 1973), rates are gamma over people, and after each trip a person lapses with a
 * small probability (Fader, Hardie and Lee 2005), here for a long pause instead of for ever, so
 * that the number of active people is stationary. The process runs in the calendar's time, which
 * passes faster on busy days (time change of a point process), and so keeps the profile of the week
 * and the year.
 */
public final class Visits {
  /** Shape of the gaps: more regular than Poisson, whose shape is 1. */
  public static final double GAP_SHAPE = 1.3;

  private static final double LAPSE = 0.012;
  private static final double LAPSE_DAYS = 240;

  private final Streams streams;
  private final Shoppers shoppers;
  private final double meanRate;
  private final double[] next;
  private final int[] trips;
  private double clock;
  private int[] storeOf = new int[1024];
  private int[] personOf = new int[1024];
  private int today;
  private final int[] from;
  private int[] byStore = new int[0];

  /**
   * @param meanRate trips per mean day of the mean card holder
   */
  public Visits(Streams streams, Shoppers shoppers, int stores, double meanRate) {
    this.streams = streams;
    this.shoppers = shoppers;
    this.meanRate = meanRate;
    this.next = new double[shoppers.count()];
    this.trips = new int[shoppers.count()];
    this.from = new int[stores + 1];
    Rng rng = new Rng();
    for (int p = 0; p < next.length; p++) {
      streams.start(rng, Purpose.VISITS, p, 0);
      // The first trip lies anywhere in a gap, as the process began long ago.
      next[p] = shoppers.known(p) ? rng.nextDouble() * gap(rng, p) : Double.POSITIVE_INFINITY;
      if (rng.chance(LAPSE * LAPSE_DAYS * rate(p) / (1 + LAPSE * LAPSE_DAYS * rate(p)))) {
        next[p] += LAPSE_DAYS * rng.exponential();
      }
    }
  }

  private double rate(int person) {
    return meanRate * shoppers.activity(person);
  }

  private double gap(Rng rng, int person) {
    return rng.gammaFactor(GAP_SHAPE) / rate(person);
  }

  /** Makes the trips of a day whose calendar factor is this. */
  public void turn(double factor) {
    today = 0;
    double end = clock + factor;
    Rng rng = new Rng();
    for (int p = 0; p < next.length; p++) {
      while (next[p] < end) {
        trips[p]++;
        streams.start(rng, Purpose.VISITS, p, trips[p]);
        add(shoppers.store(rng, p), p);
        next[p] += gap(rng, p);
        if (rng.chance(LAPSE)) {
          next[p] += LAPSE_DAYS * rng.exponential();
        }
      }
    }
    clock = end;
    sortByStore();
  }

  private void add(int store, int person) {
    if (today == storeOf.length) {
      storeOf = Arrays.copyOf(storeOf, 2 * today);
      personOf = Arrays.copyOf(personOf, 2 * today);
    }
    storeOf[today] = store;
    personOf[today++] = person;
  }

  private void sortByStore() {
    Arrays.fill(from, 0);
    for (int i = 0; i < today; i++) {
      from[storeOf[i] + 1]++;
    }
    for (int s = 1; s < from.length; s++) {
      from[s] += from[s - 1];
    }
    byStore = byStore.length < today ? new int[storeOf.length] : byStore;
    int[] at = from.clone();
    for (int i = 0; i < today; i++) {
      byStore[at[storeOf[i]]++] = personOf[i];
    }
  }

  /** Number of trips to a store (from zero) today. */
  public int count(int store) {
    return from[store + 1] - from[store];
  }

  /** The person of a trip to a store today. */
  public int person(int store, int trip) {
    return byStore[from[store] + trip];
  }

  /** Writes the state. */
  public void save(DataOutput out) throws IOException {
    out.writeDouble(clock);
    for (int p = 0; p < next.length; p++) {
      out.writeDouble(next[p]);
      out.writeInt(trips[p]);
    }
  }

  /** Reads the state. */
  public void load(DataInput in) throws IOException {
    clock = in.readDouble();
    for (int p = 0; p < next.length; p++) {
      next[p] = in.readDouble();
      trips[p] = in.readInt();
    }
  }
}
