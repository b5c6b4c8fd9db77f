package io.omnimesh.simulator.world.supply;

import io.omnimesh.simulator.world.day.Day;
import io.omnimesh.simulator.world.day.Outbox;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.event.SupplyEvent.PriceListReceived;
import io.omnimesh.simulator.world.event.SupplyEvent.VendorPrice;
import io.omnimesh.simulator.world.event.SupplyEvent.VendorScored;
import io.omnimesh.simulator.world.master.MasterData;
import io.omnimesh.simulator.world.master.Product;
import io.omnimesh.simulator.world.master.Vendor;
import io.omnimesh.simulator.world.random.Rng;
import io.omnimesh.simulator.world.random.Streams;
import io.omnimesh.simulator.world.random.Streams.Purpose;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How vendors did this month; scorecards and price lists come on the first of the next. */
final class VendorRecord {
  private final MasterData master;
  private final int[] deliveries;
  private final int[] late;
  private final long[] ordered;
  private final long[] received;

  VendorRecord(MasterData master) {
    this.master = master;
    int vendors = master.vendors().size() + 1;
    deliveries = new int[vendors];
    late = new int[vendors];
    ordered = new long[vendors];
    received = new long[vendors];
  }

  void received(int vendor, boolean wasLate, int piecesOrdered, int piecesReceived) {
    deliveries[vendor]++;
    late[vendor] += wasLate ? 1 : 0;
    ordered[vendor] += piecesOrdered;
    received[vendor] += piecesReceived;
  }

  void monthly(Day day, Streams streams, Outbox outbox) {
    if (day.date().getDayOfMonth() != 1) {
      return;
    }
    for (Vendor vendor : master.vendors()) {
      int v = vendor.vendorId();
      Rng rng = streams.stream(Purpose.VENDORS, 10_000L + v, day.number());
      if (deliveries[v] > 0) {
        score(day, vendor, rng, outbox);
      }
      List<VendorPrice> prices = new ArrayList<>();
      for (Product product : master.products()) {
        if (product.vendorId() == v) {
          double drift = 1 + 0.02 * rng.normal();
          int cost = (int) Math.max(1, Math.round(product.costCents() * drift));
          prices.add(new VendorPrice(product.productId(), cost, product.packSize()));
        }
      }
      if (!prices.isEmpty() && day.wants(Subject.SUPPLY)) {
        outbox.add(
            new PriceListReceived(
                day.at(5L * Day.HOUR + v * 1_000L), day.id(v), v, day.date(), List.copyOf(prices)));
      }
    }
    Arrays.fill(deliveries, 0);
    Arrays.fill(late, 0);
    Arrays.fill(ordered, 0);
    Arrays.fill(received, 0);
  }

  private void score(Day day, Vendor vendor, Rng rng, Outbox outbox) {
    int v = vendor.vendorId();
    double onTime = 1 - (double) late[v] / deliveries[v];
    double fill = (double) received[v] / Math.max(1, ordered[v]);
    double defects = 0.03 * rng.nextDouble() * rng.nextDouble();
    int score = (int) Math.round(100 * (0.5 * onTime + 0.4 * fill + 0.1 * (1 - 20 * defects)));
    if (day.wants(Subject.SUPPLY)) {
      outbox.add(
          new VendorScored(
              day.at(4L * Day.HOUR + v * 1_000L),
              v,
              day.date().minusMonths(1),
              deliveries[v],
              onTime,
              fill,
              defects,
              Math.clamp(score, 0, 100)));
    }
  }

  void save(DataOutput out) throws IOException {
    for (int v = 0; v < deliveries.length; v++) {
      out.writeInt(deliveries[v]);
      out.writeInt(late[v]);
      out.writeLong(ordered[v]);
      out.writeLong(received[v]);
    }
  }

  void load(DataInput in) throws IOException {
    for (int v = 0; v < deliveries.length; v++) {
      deliveries[v] = in.readInt();
      late[v] = in.readInt();
      ordered[v] = in.readLong();
      received[v] = in.readLong();
    }
  }
}
