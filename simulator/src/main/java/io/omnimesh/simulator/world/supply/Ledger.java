package io.omnimesh.simulator.world.supply;

import io.omnimesh.simulator.world.day.Day;
import io.omnimesh.simulator.world.day.Outbox;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.event.SupplyEvent.WarehouseMovementKind;
import io.omnimesh.simulator.world.event.SupplyEvent.WarehouseStockMoved;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Books a day's warehouse movements. They become known in the order in which the day is made, so
 * the balances are worked out at its end, in the order of time.
 */
final class Ledger {
  private final WarehouseStock stock;
  private final int products;
  private final int[] change;
  private final List<Entry> entries = new ArrayList<>();

  Ledger(WarehouseStock stock, int warehouses, int products) {
    this.stock = stock;
    this.products = products;
    this.change = new int[warehouses * products];
  }

  /** A movement at a millisecond of the day's clock. */
  private record Entry(
      long at, int warehouse, int product, WarehouseMovementKind kind, int quantity) {}

  /** Books a movement that the stock does not know yet. */
  void book(long at, int warehouse, int product, WarehouseMovementKind kind, int quantity) {
    stock.put(warehouse, product, quantity);
    change[warehouse * products + product] += quantity;
    entries.add(new Entry(at, warehouse, product, kind, quantity));
  }

  /** Hands on the day's movements with their balances and begins anew. */
  void close(Day day, Outbox outbox) {
    entries.sort(Comparator.comparingLong(Entry::at));
    long number = 0;
    for (Entry entry : entries) {
      int cell = entry.warehouse() * products + entry.product();
      change[cell] -= entry.quantity();
      int after = stock.onHand(entry.warehouse(), entry.product()) - change[cell];
      number++;
      if (day.wants(Subject.SUPPLY)) {
        outbox.add(
            new WarehouseStockMoved(
                day.at(entry.at()),
                day.id(number),
                entry.warehouse() + 1,
                entry.product() + 1,
                entry.kind(),
                entry.quantity(),
                after,
                location(entry.product())));
      }
    }
    entries.clear();
  }

  /** Every product has its place. */
  private static String location(int product) {
    return String.format(
        Locale.ROOT,
        "%c-%02d-%02d",
        'A' + product % 20,
        product / 20 % 60 + 1,
        product / 1_200 % 40 + 1);
  }
}
