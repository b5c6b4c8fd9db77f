package io.omnimesh.simulator.world.store;

import io.omnimesh.simulator.world.demand.StoreTraits;
import io.omnimesh.simulator.world.event.EventCodec;
import io.omnimesh.simulator.world.event.StoreEvent.BasketReturned;
import io.omnimesh.simulator.world.master.Product;
import io.omnimesh.simulator.world.master.Store;
import io.omnimesh.simulator.world.master.StoreFormat;
import io.omnimesh.simulator.world.policy.ReplenishmentPolicy;
import io.omnimesh.simulator.world.policy.StockPosition;
import io.omnimesh.simulator.world.random.Streams;
import io.omnimesh.simulator.world.random.Streams.Purpose;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The stock of all stores: what the system knows, what is really there (shrinkage is the
 * difference), what is on order. Cells of different stores may be used by different threads.
 */
public final class Shelves {
  /** Variance of daily demand over its mean that replenishment reckons with. */
  static final double DISPERSION = 1.9;

  private static final int CELL_MAX = Short.MAX_VALUE;

  private final List<Store> stores;
  private final List<Product> products;
  private final StoreTraits traits;
  private final short[] known;
  private final short[] real;
  private final short[] onOrder;
  private final List<List<Arrival>> arrivals = new ArrayList<>();
  private final List<List<Comeback>> comebacks = new ArrayList<>();

  /** Pieces that reach a store on a day. */
  public record Arrival(long day, int minute, long shipmentId, int product, int quantity) {}

  /** A return that a customer will make on a day. */
  record Comeback(long day, BasketReturned event) {}

  public Shelves(List<Store> stores, List<Product> products, StoreTraits traits) {
    this.stores = stores;
    this.products = products;
    this.traits = traits;
    int cells = stores.size() * products.size();
    known = new short[cells];
    real = new short[cells];
    onOrder = new short[cells];
    for (int s = 0; s < stores.size(); s++) {
      arrivals.add(new ArrayList<>());
      comebacks.add(new ArrayList<>());
    }
  }

  /** Fills every shelf with what the policy would order for an empty one, less what sold since. */
  public void fill(Streams streams, ReplenishmentPolicy policy, LocalDate date) {
    for (int s = 0; s < stores.size(); s++) {
      for (int i = 0; i < products.size(); i++) {
        if (traits.carries(s, i) && inRange(i, date)) {
          int wanted = toPacks(i, policy.order(position(s, i, date)));
          double part = 0.5 + 0.5 * streams.unit(Purpose.RANGE, s, i);
          int pieces = Math.min(CELL_MAX, (int) Math.ceil(wanted * part));
          known[cell(s, i)] = (short) pieces;
          real[cell(s, i)] = (short) pieces;
        }
      }
    }
  }

  boolean inRange(int product, LocalDate date) {
    Product made = products.get(product);
    LocalDate end = made.discontinuedOn();
    return !made.launchedOn().isAfter(date) && (end == null || end.isAfter(date));
  }

  /** Days from an order at the close of a day to its delivery. */
  static int leadTimeDays(StoreFormat format) {
    return format.rank() <= StoreFormat.SUPERMARKET.rank() ? 1 : 2;
  }

  StockPosition position(int store, int product, LocalDate date) {
    int cell = cell(store, product);
    return new StockPosition(
        date,
        store + 1,
        product + 1,
        known[cell],
        onOrder[cell],
        products.get(product).packSize(),
        traits.meanDailyDemand(store, product),
        DISPERSION,
        leadTimeDays(stores.get(store).format()));
  }

  int toPacks(int product, int pieces) {
    int pack = products.get(product).packSize();
    return (pieces + pack - 1) / pack * pack;
  }

  private int cell(int store, int product) {
    return store * products.size() + product;
  }

  /** Pieces that the system knows; store and product count from zero. */
  public int known(int store, int product) {
    return known[cell(store, product)];
  }

  int real(int store, int product) {
    return real[cell(store, product)];
  }

  /** Changes both what is known and what is there; returns what is known after it. */
  int move(int store, int product, int pieces) {
    int cell = cell(store, product);
    real[cell] = (short) Math.clamp(real[cell] + pieces, 0, CELL_MAX);
    known[cell] = (short) Math.clamp(known[cell] + pieces, 0, CELL_MAX);
    return known[cell];
  }

  /** A piece vanishes unseen. */
  void shrink(int store, int product) {
    int cell = cell(store, product);
    real[cell] = (short) Math.max(0, real[cell] - 1);
  }

  /** The system learns what is there; returns the correction. */
  int correct(int store, int product) {
    int cell = cell(store, product);
    int correction = real[cell] - known[cell];
    known[cell] = real[cell];
    return correction;
  }

  void order(int store, int product, int pieces) {
    int cell = cell(store, product);
    onOrder[cell] = (short) Math.clamp(onOrder[cell] + pieces, 0, CELL_MAX);
  }

  /** The warehouse sends these pieces. */
  public void send(int store, Arrival arrival) {
    arrivals.get(store).add(arrival);
  }

  /** The warehouse cannot send these pieces. */
  public void refuse(int store, int product, int pieces) {
    order(store, product, -pieces);
  }

  List<Arrival> arrivals(int store) {
    return arrivals.get(store);
  }

  List<Comeback> comebacks(int store) {
    return comebacks.get(store);
  }

  /** Writes the state. */
  public void save(DataOutput out, EventCodec codec) throws IOException {
    for (int cell = 0; cell < known.length; cell++) {
      out.writeShort(known[cell]);
      out.writeShort(real[cell]);
      out.writeShort(onOrder[cell]);
    }
    for (int s = 0; s < stores.size(); s++) {
      out.writeInt(arrivals.get(s).size());
      for (Arrival arrival : arrivals.get(s)) {
        out.writeLong(arrival.day());
        out.writeInt(arrival.minute());
        out.writeLong(arrival.shipmentId());
        out.writeInt(arrival.product());
        out.writeInt(arrival.quantity());
      }
      out.writeInt(comebacks.get(s).size());
      for (Comeback comeback : comebacks.get(s)) {
        out.writeLong(comeback.day());
        codec.write(comeback.event(), out);
      }
    }
  }

  /** Reads the state. */
  public void load(DataInput in, EventCodec codec) throws IOException {
    for (int cell = 0; cell < known.length; cell++) {
      known[cell] = in.readShort();
      real[cell] = in.readShort();
      onOrder[cell] = in.readShort();
    }
    for (int s = 0; s < stores.size(); s++) {
      for (int n = in.readInt(); n > 0; n--) {
        long day = in.readLong();
        int minute = in.readInt();
        long shipment = in.readLong();
        arrivals.get(s).add(new Arrival(day, minute, shipment, in.readInt(), in.readInt()));
      }
      for (int n = in.readInt(); n > 0; n--) {
        long day = in.readLong();
        comebacks.get(s).add(new Comeback(day, (BasketReturned) codec.read(in)));
      }
    }
  }
}
