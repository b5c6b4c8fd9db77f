package io.omnimesh.simulator.world.supply;

import io.omnimesh.simulator.world.day.Day;
import io.omnimesh.simulator.world.day.Outbox;
import io.omnimesh.simulator.world.demand.StoreTraits;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.event.SupplyEvent.Leg;
import io.omnimesh.simulator.world.event.SupplyEvent.PurchaseLine;
import io.omnimesh.simulator.world.event.SupplyEvent.PurchaseOrderPlaced;
import io.omnimesh.simulator.world.event.SupplyEvent.TaskKind;
import io.omnimesh.simulator.world.event.SupplyEvent.WarehouseMovementKind;
import io.omnimesh.simulator.world.master.MasterData;
import io.omnimesh.simulator.world.master.Product;
import io.omnimesh.simulator.world.master.Store;
import io.omnimesh.simulator.world.master.Vendor;
import io.omnimesh.simulator.world.random.Rng;
import io.omnimesh.simulator.world.random.Streams;
import io.omnimesh.simulator.world.random.Streams.Purpose;
import io.omnimesh.simulator.world.supply.Shipping.Journey;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Buys from vendors: each warehouse reviews each vendor once a week and orders up to a level
 * (periodic review (R, s, S), Silver, Pyke and Thomas ch. 6). Lead times are the agreed ones plus a
 * lognormal delay that differs by vendor.
 */
final class Purchasing {
  private static final int REVIEW_DAYS = 7;
  private static final double SAFETY = 2.0;
  private static final double DISPERSION = 3.0;
  private static final double ONLINE_SHARE = 0.08;
  private static final double SHORT_LINE = 0.04;

  private final Streams streams;
  private final MasterData master;
  private final WarehouseStock stock;
  private final float[] meanDemand;
  private final List<List<Product>> byVendor = new ArrayList<>();
  private final List<Inbound> inbound = new ArrayList<>();
  private final VendorRecord record;
  private long orders;

  /** A delivery under way. */
  private record Inbound(
      long day, int minute, int warehouse, int vendor, boolean late, List<InboundLine> lines) {}

  /** A product (from zero) of a delivery: what was ordered and what comes. */
  private record InboundLine(int product, int ordered, int pieces) {}

  Purchasing(Streams streams, MasterData master, StoreTraits traits, WarehouseStock stock) {
    this.streams = streams;
    this.master = master;
    this.stock = stock;
    this.record = new VendorRecord(master);
    int products = master.products().size();
    meanDemand = new float[master.warehouses().size() * products];
    for (Store store : master.stores()) {
      for (int i = 0; i < products; i++) {
        if (traits.carries(store.storeId() - 1, i)) {
          meanDemand[(store.warehouseId() - 1) * products + i] +=
              (float) (traits.meanDailyDemand(store.storeId() - 1, i) * (1 + ONLINE_SHARE));
        }
      }
    }
    for (Vendor vendor : master.vendors()) {
      byVendor.add(
          master.products().stream().filter(p -> p.vendorId() == vendor.vendorId()).toList());
    }
  }

  void fill() {
    for (int w = 0; w < master.warehouses().size(); w++) {
      for (Vendor vendor : master.vendors()) {
        for (Product product : byVendor.get(vendor.vendorId() - 1)) {
          double part = 0.6 + 0.4 * streams.unit(Purpose.SUPPLY, w, product.productId());
          stock.put(w, product.productId() - 1, (int) (part * upTo(w, product, vendor)));
        }
      }
    }
  }

  private double mean(int warehouse, Product product) {
    return meanDemand[warehouse * master.products().size() + product.productId() - 1];
  }

  /** Demand of lead time and review with safety, at least two cases. */
  private int reorderPoint(int warehouse, Product product, Vendor vendor) {
    double demand = mean(warehouse, product) * (vendor.leadTimeDays() + REVIEW_DAYS + 2);
    return (int)
        Math.ceil(
            Math.max(2.0 * product.packSize(), demand + SAFETY * Math.sqrt(DISPERSION * demand)));
  }

  private int upTo(int warehouse, Product product, Vendor vendor) {
    int cover = (int) Math.ceil(mean(warehouse, product) * 2 * REVIEW_DAYS);
    int pieces = reorderPoint(warehouse, product, vendor) + Math.max(product.packSize(), cover);
    return (pieces + product.packSize() - 1) / product.packSize() * product.packSize();
  }

  /** Today's deliveries come in. */
  void receive(Day day, Outbox outbox, Supply supply) {
    orders = 0;
    Iterator<Inbound> waiting = inbound.iterator();
    while (waiting.hasNext()) {
      Inbound delivery = waiting.next();
      if (delivery.day() > day.number()) {
        continue;
      }
      waiting.remove();
      book(day, delivery, outbox, supply);
    }
    record.monthly(day, streams, outbox);
  }

  private void book(Day day, Inbound delivery, Outbox outbox, Supply supply) {
    Rng rng = streams.stream(Purpose.SUPPLY, 7_000_000L + delivery.minute(), day.number());
    long at = delivery.minute() * (long) Day.MINUTE;
    int pieces = 0;
    int ordered = 0;
    int line = 0;
    for (InboundLine each : delivery.lines()) {
      stock.order(delivery.warehouse(), each.product(), -each.ordered());
      ordered += each.ordered();
      line++;
      if (each.pieces() > 0) {
        pieces += each.pieces();
        supply.moved(
            at + line * 1_000L,
            delivery.warehouse(),
            each.product(),
            WarehouseMovementKind.RECEIPT,
            each.pieces());
      }
    }
    record.received(delivery.vendor(), delivery.late(), ordered, pieces);
    new Shipping(day, outbox)
        .work(
            rng,
            new Shipping.Work(
                supply.nextTask(day),
                delivery.warehouse() + 1,
                TaskKind.PUT_AWAY,
                pieces,
                at,
                at + (30L + pieces / 20) * Day.MINUTE,
                null));
  }

  /** Reviews the vendors whose day it is. */
  void order(Day day, Outbox outbox, Supply supply) {
    for (int w = 0; w < master.warehouses().size(); w++) {
      for (Vendor vendor : master.vendors()) {
        if (Math.floorMod(vendor.vendorId() + 2 * w + day.number(), REVIEW_DAYS) == 0) {
          review(day, w, vendor, outbox, supply);
        }
      }
    }
  }

  private void review(Day day, int warehouse, Vendor vendor, Outbox outbox, Supply supply) {
    List<PurchaseLine> lines = new ArrayList<>();
    long total = 0;
    for (Product product : byVendor.get(vendor.vendorId() - 1)) {
      int i = product.productId() - 1;
      int position = stock.onHand(warehouse, i) + stock.onOrder(warehouse, i);
      if (position <= reorderPoint(warehouse, product, vendor) && sold(day, product)) {
        int pieces = upTo(warehouse, product, vendor) - position;
        pieces = (pieces + product.packSize() - 1) / product.packSize() * product.packSize();
        lines.add(
            new PurchaseLine(lines.size() + 1, product.productId(), pieces, product.costCents()));
        total += (long) pieces * product.costCents();
        stock.order(warehouse, i, pieces);
      }
    }
    if (lines.isEmpty()) {
      return;
    }
    long orderId = day.id(++orders);
    Rng rng = streams.stream(Purpose.SUPPLY, 8_000_000L + orders, day.number());
    long at = 16L * Day.HOUR + rng.nextInt(2 * Day.HOUR);
    if (day.wants(Subject.SUPPLY)) {
      outbox.add(
          new PurchaseOrderPlaced(
              day.at(at),
              orderId,
              vendor.vendorId(),
              warehouse + 1,
              day.date().plusDays(vendor.leadTimeDays()),
              List.copyOf(lines),
              total));
    }
    ship(day, warehouse, vendor, lines, orderId, at, rng, outbox, supply);
  }

  private static boolean sold(Day day, Product product) {
    // Goods for a launch are bought ahead of it.
    return !product.launchedOn().minusDays(21).isAfter(day.date())
        && (product.discontinuedOn() == null || product.discontinuedOn().isAfter(day.date()));
  }

  private void ship(
      Day day,
      int warehouse,
      Vendor vendor,
      List<PurchaseLine> lines,
      long orderId,
      long at,
      Rng rng,
      Outbox outbox,
      Supply supply) {
    double unreliable = 0.05 + 0.25 * streams.unit(Purpose.VENDORS, vendor.vendorId(), 99);
    boolean late = rng.chance(unreliable);
    int delay = late ? Math.clamp((int) rng.lognormal(2.2, 0.7), 1, 21) : 0;
    long day0 = day.number() + vendor.leadTimeDays();
    int minute = 6 * 60 + rng.nextInt(8 * 60);
    List<InboundLine> coming = new ArrayList<>();
    int sum = 0;
    for (PurchaseLine line : lines) {
      int pieces = rng.chance(SHORT_LINE) ? line.quantity() / 2 : line.quantity();
      coming.add(new InboundLine(line.productId() - 1, line.quantity(), pieces));
      sum += pieces;
    }
    inbound.add(new Inbound(day0 + delay, minute, warehouse, vendor.vendorId(), late, coming));
    long days = day0 - day.number();
    long promised = days * 24L * Day.HOUR + minute * (long) Day.MINUTE;
    new Shipping(day, outbox)
        .tell(
            new Journey(
                supply.nextShipment(day),
                Leg.VENDOR_TO_WAREHOUSE,
                rng.oneOf("Irish Sea Lines", "Boyne Haulage", "Celtic Freight", "EuroTrans"),
                orderId,
                vendor.vendorId(),
                warehouse + 1,
                sum,
                at + Day.HOUR,
                at + (days > 1 ? 20L : 3L) * Day.HOUR,
                promised,
                promised + delay * 24L * Day.HOUR),
            rng);
  }

  void save(DataOutput out) throws IOException {
    record.save(out);
    out.writeInt(inbound.size());
    for (Inbound each : inbound) {
      out.writeLong(each.day());
      out.writeInt(each.minute());
      out.writeInt(each.warehouse());
      out.writeInt(each.vendor());
      out.writeBoolean(each.late());
      out.writeInt(each.lines().size());
      for (InboundLine line : each.lines()) {
        out.writeInt(line.product());
        out.writeInt(line.ordered());
        out.writeInt(line.pieces());
      }
    }
  }

  void load(DataInput in) throws IOException {
    record.load(in);
    inbound.clear();
    for (int n = in.readInt(); n > 0; n--) {
      long day = in.readLong();
      int minute = in.readInt();
      int warehouse = in.readInt();
      int vendor = in.readInt();
      boolean late = in.readBoolean();
      int size = in.readInt();
      List<InboundLine> lines = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        lines.add(new InboundLine(in.readInt(), in.readInt(), in.readInt()));
      }
      inbound.add(new Inbound(day, minute, warehouse, vendor, late, lines));
    }
  }
}
