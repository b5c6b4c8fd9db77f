package io.omnimesh.simulator.world.demand;

import io.omnimesh.simulator.world.event.MarketEvent.PriceReason;
import io.omnimesh.simulator.world.master.Product;
import io.omnimesh.simulator.world.random.Rng;
import io.omnimesh.simulator.world.random.Streams;
import io.omnimesh.simulator.world.random.Streams.Purpose;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The list prices; some change on a Monday. Its state is the prices. */
public final class PriceBook {
  private static final double CHANGE_PER_WEEK = 0.012;
  private static final double INFLATION_PER_CHANGE = 0.012;

  private final Streams streams;
  private final int[] reference;
  private final int[] cents;

  public PriceBook(Streams streams, List<Product> products) {
    this.streams = streams;
    this.reference = products.stream().mapToInt(Product::listPriceCents).toArray();
    this.cents = reference.clone();
  }

  /** A price that changed. */
  public record Change(int productId, int oldCents, int newCents, PriceReason reason) {}

  /** Makes the changes of a day and returns them. */
  public List<Change> turn(LocalDate date) {
    List<Change> changes = new ArrayList<>();
    if (date.getDayOfWeek() != DayOfWeek.MONDAY) {
      return changes;
    }
    Rng rng = new Rng();
    for (int i = 0; i < cents.length; i++) {
      streams.start(rng, Purpose.PRICES, date.toEpochDay(), i);
      if (rng.chance(CHANGE_PER_WEEK)) {
        int next = next(rng, i);
        if (next != cents[i]) {
          changes.add(new Change(i + 1, cents[i], next, reason(rng, next, cents[i])));
          cents[i] = next;
        }
      }
    }
    return changes;
  }

  /** A step of some percent that leans back towards the first price, slightly inflated. */
  private int next(Rng rng, int product) {
    double pull = 0.5 * StrictMath.log((double) reference[product] / cents[product]);
    double step = INFLATION_PER_CHANGE + pull + 0.09 * rng.normal();
    double target = cents[product] * StrictMath.exp(step);
    int tens = (int) Math.max(3, Math.round(target / 10));
    return tens * 10 - (tens % 3 == 0 ? 5 : 1);
  }

  private static PriceReason reason(Rng rng, int next, int old) {
    if (next > old) {
      return PriceReason.COST;
    }
    return rng.chance(0.5) ? PriceReason.COMPETITION : PriceReason.MARKDOWN;
  }

  /** List price of a product (numbered from zero). */
  public int cents(int product) {
    return cents[product];
  }

  /** Price at the start of the world, to which elasticity refers. */
  public int referenceCents(int product) {
    return reference[product];
  }

  /** Writes the state. */
  public void save(DataOutput out) throws IOException {
    for (int price : cents) {
      out.writeInt(price);
    }
  }

  /** Reads the state. */
  public void load(DataInput in) throws IOException {
    for (int i = 0; i < cents.length; i++) {
      cents[i] = in.readInt();
    }
  }
}
