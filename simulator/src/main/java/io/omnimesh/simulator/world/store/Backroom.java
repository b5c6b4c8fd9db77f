package io.omnimesh.simulator.world.store;

import io.omnimesh.simulator.world.day.Day;
import io.omnimesh.simulator.world.demand.StoreTraits;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.StoreEvent.MovementKind;
import io.omnimesh.simulator.world.event.StoreEvent.StockCounted;
import io.omnimesh.simulator.world.event.StoreEvent.StockMoved;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.master.Product;
import io.omnimesh.simulator.world.policy.ReplenishmentPolicy;
import io.omnimesh.simulator.world.random.Rng;
import io.omnimesh.simulator.world.store.Shelves.Arrival;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens behind the shelves of one store: deliveries, waste, counts, orders. One per thread.
 */
final class Backroom {
  /** Pieces that vanish per piece sold. */
  private static final double SHRINKAGE = 0.008;

  private static final double COUNTS_PER_LINE = 0.03;
  private static final double WASTE_PER_LINE = 0.02;
  private static final int SPOILS_WITHIN_DAYS = 20;

  private final Shelves shelves;
  private final List<Product> products;
  private final StoreTraits traits;
  private final ReplenishmentPolicy policy;
  private final boolean[] touched;
  private final int[] touchedList;
  private int touchedCount;
  private final int[] hourPieces;
  private int[] hourProducts = new int[64];
  private int hourCount;
  private Day day;
  private int store;
  private List<RetailEvent> out;
  private int movements;

  Backroom(
      Shelves shelves,
      List<Product> products,
      StoreTraits traits,
      ReplenishmentPolicy policy,
      Day day,
      List<RetailEvent> out) {
    this.shelves = shelves;
    this.products = products;
    this.traits = traits;
    this.policy = policy;
    this.touched = new boolean[products.size()];
    this.touchedList = new int[products.size()];
    this.hourPieces = new int[products.size()];
    this.day = day;
    this.out = out;
  }

  /** Begins a store's day: goods come in, some spoils, some is counted. */
  void open(Day today, int storeIndex, Rng rng, List<RetailEvent> events) {
    day = today;
    store = storeIndex;
    out = events;
    movements = 0;
    receive();
    for (int product : day.launches()) {
      if (traits.carries(store, product)) {
        touch(product);
      }
    }
    double lines = traits.lines(store);
    for (int n = rng.poisson(WASTE_PER_LINE * lines); n > 0; n--) {
      spoil(rng);
    }
    for (int n = rng.poisson(SHRINKAGE * lines); n > 0; n--) {
      shelves.shrink(store, rng.nextInt(products.size()));
    }
    for (int n = rng.poisson(COUNTS_PER_LINE * lines); n > 0; n--) {
      count(rng);
    }
  }

  private void receive() {
    Iterator<Arrival> waiting = shelves.arrivals(store).iterator();
    while (waiting.hasNext()) {
      Arrival arrival = waiting.next();
      if (arrival.day() <= day.number()) {
        waiting.remove();
        shelves.order(store, arrival.product(), -arrival.quantity());
        int after = shelves.move(store, arrival.product(), arrival.quantity());
        moved(
            (long) arrival.minute() * Day.MINUTE,
            arrival.product(),
            MovementKind.DELIVERY,
            arrival.quantity(),
            after,
            arrival.shipmentId());
        touch(arrival.product());
      }
    }
  }

  private void spoil(Rng rng) {
    int product = rng.nextInt(products.size());
    Integer shelfLife = products.get(product).shelfLifeDays();
    if (shelfLife == null || shelfLife > SPOILS_WITHIN_DAYS || shelves.real(store, product) == 0) {
      return;
    }
    int pieces = Math.min(shelves.real(store, product), rng.between(1, 3));
    int after = shelves.move(store, product, -pieces);
    moved(6L * Day.HOUR + 45 * Day.MINUTE, product, MovementKind.WASTE, -pieces, after, null);
    touch(product);
  }

  private void count(Rng rng) {
    int product = rng.nextInt(products.size());
    if (!traits.carries(store, product)) {
      return;
    }
    long at = 6L * Day.HOUR + rng.between(46, 59) * (long) Day.MINUTE;
    int before = shelves.known(store, product);
    int correction = shelves.correct(store, product);
    long countId = day.storeId(store + 1, ++movements);
    if (day.wants(Subject.INVENTORY)) {
      out.add(
          new StockCounted(
              day.at(at), countId, store + 1, product + 1, before, before + correction));
    }
    if (correction != 0) {
      moved(at, product, MovementKind.COUNT_CORRECTION, correction, before + correction, countId);
      touch(product);
    }
  }

  /** Takes up to so many pieces off the shelf; returns how many there were. */
  int take(int product, int wanted) {
    int taken = Math.min(wanted, shelves.real(store, product));
    touch(product);
    if (taken > 0) {
      shelves.move(store, product, -taken);
      if (hourPieces[product] == 0) {
        if (hourCount == hourProducts.length) {
          hourProducts = Arrays.copyOf(hourProducts, 2 * hourCount);
        }
        hourProducts[hourCount++] = product;
      }
      hourPieces[product] += taken;
    }
    return taken;
  }

  boolean has(int product) {
    return shelves.real(store, product) > 0;
  }

  /** Puts a customer's return back. */
  void putBack(long at, int product, int pieces, long returnId) {
    int after = shelves.move(store, product, pieces);
    moved(at, product, MovementKind.CUSTOMER_RETURN, pieces, after, returnId);
    touch(product);
  }

  /** Books what the tills sold since the last call. */
  void bookSales(long at) {
    for (int i = 0; i < hourCount; i++) {
      int product = hourProducts[i];
      int after = shelves.known(store, product);
      moved(at, product, MovementKind.SALE, -hourPieces[product], after, null);
      hourPieces[product] = 0;
    }
    hourCount = 0;
  }

  /** Ends the day: asks the policy about everything that was touched. */
  List<StoreOrder> close() {
    List<StoreOrder> orders = new ArrayList<>();
    for (int i = 0; i < touchedCount; i++) {
      int product = touchedList[i];
      touched[product] = false;
      if (!shelves.inRange(product, day.date())) {
        continue;
      }
      int order =
          shelves.toPacks(product, policy.order(shelves.position(store, product, day.date())));
      if (order > 0) {
        shelves.order(store, product, order);
        orders.add(new StoreOrder(product, order));
      }
    }
    touchedCount = 0;
    return orders;
  }

  private void touch(int product) {
    if (!touched[product]) {
      touched[product] = true;
      touchedList[touchedCount++] = product;
    }
  }

  private void moved(
      long at, int product, MovementKind kind, int quantity, int after, @Nullable Long reference) {
    long id = day.storeId(store + 1, ++movements);
    if (day.wants(Subject.INVENTORY)) {
      out.add(
          new StockMoved(day.at(at), id, store + 1, product + 1, kind, quantity, after, reference));
    }
  }
}
