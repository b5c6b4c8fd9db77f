package io.omnimesh.simulator.world.supply;

import io.omnimesh.simulator.world.day.Day;
import io.omnimesh.simulator.world.day.Outbox;
import io.omnimesh.simulator.world.demand.StoreTraits;
import io.omnimesh.simulator.world.event.SupplyEvent.Leg;
import io.omnimesh.simulator.world.event.SupplyEvent.TaskKind;
import io.omnimesh.simulator.world.event.SupplyEvent.WarehouseMovementKind;
import io.omnimesh.simulator.world.master.MasterData;
import io.omnimesh.simulator.world.master.Store;
import io.omnimesh.simulator.world.random.Rng;
import io.omnimesh.simulator.world.random.Streams;
import io.omnimesh.simulator.world.random.Streams.Purpose;
import io.omnimesh.simulator.world.store.Shelves;
import io.omnimesh.simulator.world.store.StoreDays;
import io.omnimesh.simulator.world.store.StoreOrder;
import io.omnimesh.simulator.world.supply.Shipping.Journey;
import io.omnimesh.simulator.world.supply.Shipping.Work;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** The warehouses' day: they receive, serve the stores and online orders, and buy from vendors. */
public final class Supply {
  private static final double LATE_TRUCK = 0.03;
  private static final double ADJUSTMENTS_PER_DAY = 4;
  private static final int LATE_DAYS_MAX = 1;
  private static final String[] CARRIERS = {
    "Own fleet", "Own fleet", "Boyne Haulage", "Celtic Freight"
  };

  private final Streams streams;
  private final MasterData master;
  private final Shelves shelves;
  private final WarehouseStock stock;
  private final Purchasing purchasing;
  private final Ledger ledger;
  private final int[] picked;
  private long shipments;
  private long tasks;

  public Supply(Streams streams, MasterData master, StoreTraits traits, Shelves shelves) {
    this.streams = streams;
    this.master = master;
    this.shelves = shelves;
    int products = master.products().size();
    this.stock = new WarehouseStock(master.warehouses().size(), products);
    this.ledger = new Ledger(stock, master.warehouses().size(), products);
    this.picked = new int[master.warehouses().size() * products];
    this.purchasing = new Purchasing(streams, master, traits, stock);
  }

  /** Fills the warehouses at the start of the world. */
  public void fill() {
    purchasing.fill();
  }

  /** Begins a day: what vendors sent comes in. */
  public void open(Day day, Outbox outbox) {
    shipments = 0;
    tasks = 0;
    purchasing.receive(day, outbox, this);
  }

  /** Ends a day: stores are served in the order of their ids, then vendors get their orders. */
  public void close(Day day, List<StoreDays.Result> results, Outbox outbox) {
    Rng rng = streams.stream(Purpose.SUPPLY, 0, day.number());
    for (StoreDays.Result result : results) {
      serve(day, result, rng, outbox);
    }
    bookPicks();
    adjust(day, rng, outbox);
    ledger.close(day, outbox);
    purchasing.order(day, outbox, this);
  }

  private void serve(Day day, StoreDays.Result result, Rng rng, Outbox outbox) {
    Store store = master.stores().get(result.store());
    int warehouse = store.warehouseId() - 1;
    boolean late = rng.chance(LATE_TRUCK);
    int lead = store.format().rank() <= 1 ? 1 : 2;
    long arrivalDay = day.number() + lead + (late ? LATE_DAYS_MAX : 0);
    int minute = 5 * 60 + rng.nextInt(90);
    long shipmentId = day.id(++shipments);
    int pieces = 0;
    for (StoreOrder order : result.orders()) {
      int product = order.product();
      int cell = warehouse * master.products().size() + product;
      int sent = Math.min(order.pieces(), stock.onHand(warehouse, product) - picked[cell]);
      if (sent < order.pieces()) {
        shelves.refuse(result.store(), product, order.pieces() - sent);
      }
      if (sent > 0) {
        picked[cell] += sent;
        pieces += sent;
        shelves.send(
            result.store(), new Shelves.Arrival(arrivalDay, minute, shipmentId, product, sent));
      }
    }
    if (pieces == 0) {
      return;
    }
    Shipping shipping = new Shipping(day, outbox);
    long created = 22L * Day.HOUR + result.store() % 60 * (long) Day.MINUTE;
    long dispatched = 26L * Day.HOUR + result.store() % 60 * (long) Day.MINUTE;
    long promised = lead * 24L * Day.HOUR + minute * (long) Day.MINUTE;
    long arrived = (arrivalDay - day.number()) * 24L * Day.HOUR + minute * (long) Day.MINUTE;
    shipping.tell(
        new Journey(
            shipmentId,
            Leg.WAREHOUSE_TO_STORE,
            rng.oneOf(CARRIERS),
            null,
            warehouse + 1,
            store.storeId(),
            pieces,
            created,
            dispatched,
            promised,
            arrived),
        rng);
    shipping.work(
        rng,
        new Work(
            day.id(++tasks),
            warehouse + 1,
            TaskKind.STORE_PICK,
            pieces,
            created,
            dispatched - 10L * Day.MINUTE,
            shipmentId));
  }

  private void bookPicks() {
    int products = master.products().size();
    for (int cell = 0; cell < picked.length; cell++) {
      if (picked[cell] > 0) {
        moved(
            25L * Day.HOUR + cell % 50 * (long) Day.MINUTE,
            cell / products,
            cell % products,
            WarehouseMovementKind.PICK_FOR_STORE,
            -picked[cell]);
        picked[cell] = 0;
      }
    }
  }

  /** Cycle counts find a few pieces more or less. */
  private void adjust(Day day, Rng rng, Outbox outbox) {
    for (int w = 0; w < master.warehouses().size(); w++) {
      for (int n = rng.poisson(ADJUSTMENTS_PER_DAY); n > 0; n--) {
        int product = rng.nextInt(master.products().size());
        int change = rng.between(-3, 2);
        if (change == 0 || stock.onHand(w, product) + change < 0) {
          continue;
        }
        long at = 26L * Day.HOUR + rng.nextInt(Day.HOUR);
        moved(at, w, product, WarehouseMovementKind.ADJUSTMENT, change);
        new Shipping(day, outbox)
            .work(
                rng,
                new Work(
                    day.id(++tasks),
                    w + 1,
                    TaskKind.CYCLE_COUNT,
                    Math.abs(change),
                    at - 20L * Day.MINUTE,
                    at,
                    null));
      }
    }
  }

  /** Takes up to so many pieces for an online order; returns how many there were. */
  public int takeForOrder(int warehouse, int product, int pieces, long at) {
    int taken = Math.min(pieces, stock.onHand(warehouse, product));
    if (taken > 0) {
      moved(at, warehouse, product, WarehouseMovementKind.PICK_FOR_ORDER, -taken);
    }
    return taken;
  }

  /** What a parcel carries and when, in milliseconds of the day's clock. */
  public record Parcel(
      long orderId, int warehouse, int pieces, long picked, long promised, long arrived) {}

  /** Sends an online order on its way. */
  public void sendOrder(Day day, Rng rng, Parcel parcel, Outbox outbox) {
    Shipping shipping = new Shipping(day, outbox);
    shipping.tell(
        new Journey(
            day.id(++shipments),
            Leg.WAREHOUSE_TO_CUSTOMER,
            rng.oneOf("Swift Parcels", "An Bosca", "Ráth Couriers"),
            parcel.orderId(),
            parcel.warehouse() + 1,
            null,
            parcel.pieces(),
            parcel.picked(),
            parcel.picked() + 3L * Day.HOUR,
            parcel.promised(),
            parcel.arrived()),
        rng);
    shipping.work(
        rng,
        new Work(
            day.id(++tasks),
            parcel.warehouse() + 1,
            TaskKind.ORDER_PICK,
            parcel.pieces(),
            parcel.picked() - 9L * Day.MINUTE,
            parcel.picked(),
            parcel.orderId()));
  }

  long nextShipment(Day day) {
    return day.id(++shipments);
  }

  long nextTask(Day day) {
    return day.id(++tasks);
  }

  void moved(long at, int warehouse, int product, WarehouseMovementKind kind, int quantity) {
    ledger.book(at, warehouse, product, kind, quantity);
  }

  /** Pieces of a product in a warehouse, both from zero. */
  public int inWarehouse(int warehouse, int product) {
    return stock.onHand(warehouse, product);
  }

  /** Writes the state. */
  public void save(DataOutput out) throws IOException {
    stock.save(out);
    purchasing.save(out);
  }

  /** Reads the state. */
  public void load(DataInput in) throws IOException {
    stock.load(in);
    purchasing.load(in);
  }
}
