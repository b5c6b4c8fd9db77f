package io.omnimesh.simulator.door.sql;

import static io.omnimesh.simulator.door.sql.Target.append;
import static io.omnimesh.simulator.door.sql.Target.staged;

import io.omnimesh.simulator.world.Simulation;
import io.omnimesh.simulator.world.World;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.StoreEvent.SaleLost;
import io.omnimesh.simulator.world.event.StoreEvent.StockCounted;
import io.omnimesh.simulator.world.event.StoreEvent.StockMoved;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.master.MasterData;
import io.omnimesh.simulator.world.master.Product;
import io.omnimesh.simulator.world.master.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Stock of the stores, its movements and counts: source {@code stores_inventory}. */
public final class InventoryMapping implements SqlMapping {
  private static final Target STOCK =
      append("stock", "store_id", "sku", "on_hand", "unit_cost", "updated_at");
  private static final Target MOVEMENTS =
      append(
          "stock_movements",
          "movement_id",
          "store_id",
          "sku",
          "kind",
          "quantity",
          "on_hand_after",
          "reference",
          "moved_at");
  private static final Target COUNTS =
      append("stock_counts", "count_id", "store_id", "sku", "expected", "counted", "counted_at");
  private static final Target LOST =
      append(
          "lost_sales",
          "lost_sale_id",
          "store_id",
          "sku",
          "quantity",
          "substitute_sku",
          "noticed_at");
  private static final Target STOCK_NOW =
      staged(
          "stock",
          "mesh_stage_stock",
          "store_id integer, sku varchar(32), on_hand integer, unit_cost numeric(12, 4),"
              + " updated_at timestamptz",
          List.of("store_id", "sku", "on_hand", "unit_cost", "updated_at"),
          "INSERT INTO stock (store_id, sku, on_hand, unit_cost, updated_at)"
              + " SELECT store_id, sku, on_hand, unit_cost, updated_at FROM mesh_stage_stock"
              + " ON CONFLICT (store_id, sku) DO UPDATE SET on_hand = excluded.on_hand,"
              + " updated_at = excluded.updated_at WHERE stock.updated_at <= excluded.updated_at");
  private static final Target COUNTED =
      staged(
          "stock",
          "mesh_stage_counted",
          "store_id integer, sku varchar(32), counted_on date",
          List.of("store_id", "sku", "counted_on"),
          "UPDATE stock SET last_counted_on = c.counted_on FROM (SELECT store_id, sku,"
              + " max(counted_on) AS counted_on FROM mesh_stage_counted GROUP BY 1, 2) c"
              + " WHERE stock.store_id = c.store_id AND stock.sku = c.sku");

  private final MasterData master;
  private final String[] skus;

  public InventoryMapping(MasterData master) {
    this.master = master;
    this.skus = Skus.of(master);
  }

  @Override
  public String script() {
    return "stores_inventory.sql";
  }

  @Override
  public Set<Subject> subjects() {
    return Set.of(Subject.INVENTORY);
  }

  @Override
  public boolean takes(RetailEvent event) {
    return event instanceof StockMoved
        || event instanceof StockCounted
        || event instanceof SaleLost;
  }

  @Override
  public List<Target> masterTargets() {
    return List.of(STOCK);
  }

  @Override
  public void master(World world, Simulation simulation, Batch batch) {
    TextRows rows = batch.of(STOCK);
    for (Store store : master.stores()) {
      for (Product product : master.products()) {
        int onHand = simulation.onHand(store.storeId(), product.productId());
        if (onHand > 0) {
          rows.number(store.storeId())
              .text(product.sku())
              .number(onHand)
              .decimal(product.costCents(), 2)
              .instant(simulation.time())
              .end();
        }
      }
    }
  }

  @Override
  public List<Target> targets() {
    return List.of(MOVEMENTS, COUNTS, LOST, STOCK_NOW, COUNTED);
  }

  @Override
  public void map(List<RetailEvent> events, Batch batch) {
    Map<Long, StockMoved> newest = new LinkedHashMap<>();
    for (RetailEvent event : events) {
      switch (event) {
        case StockMoved move -> {
          moved(move, batch.of(MOVEMENTS));
          newest.put(((long) move.storeId() << 32) | move.productId(), move);
        }
        case StockCounted count -> counted(count, batch);
        case SaleLost lost ->
            batch
                .of(LOST)
                .number(lost.lostSaleId())
                .number(lost.storeId())
                .text(skus[lost.productId()])
                .number(lost.quantity())
                .text(lost.substituteProductId() == null ? null : skus[lost.substituteProductId()])
                .instant(lost.time())
                .end();
        default -> throw new IllegalArgumentException("not for the stock: " + event);
      }
    }
    TextRows now = batch.of(STOCK_NOW);
    for (StockMoved move : newest.values()) {
      now.number(move.storeId())
          .text(skus[move.productId()])
          .number(move.onHandAfter())
          .decimal(master.product(move.productId()).costCents(), 2)
          .instant(move.time())
          .end();
    }
  }

  @Override
  public List<Target> seamTargets() {
    return List.of(MOVEMENTS, STOCK_NOW);
  }

  /**
   * One correction for each shelf that differs, as after a count of the whole store. A shelf that
   * the present begins without has only the past's row in the stock, which becomes zero.
   */
  @Override
  public void seam(int storeId, Simulation past, Simulation present, Batch batch) {
    for (Product product : master.products()) {
      int counted = present.onHand(storeId, product.productId());
      int difference = counted - past.onHand(storeId, product.productId());
      if (difference != 0) {
        // Below zero: the ids of the world's own movements are positive.
        long id = -((long) storeId << 32 | product.productId());
        batch
            .of(MOVEMENTS)
            .number(id)
            .number(storeId)
            .text(product.sku())
            .text("count_correction")
            .number(difference)
            .number(counted)
            .nothing()
            .instant(present.time().minusMillis(1))
            .end();
        if (counted == 0) {
          batch
              .of(STOCK_NOW)
              .number(storeId)
              .text(product.sku())
              .number(0)
              .decimal(product.costCents(), 2)
              .instant(present.time().minusMillis(1))
              .end();
        }
      }
    }
  }

  private void moved(StockMoved move, TextRows rows) {
    rows.number(move.movementId())
        .number(move.storeId())
        .text(skus[move.productId()])
        .text(move.kind().name().toLowerCase(Locale.ROOT))
        .number(move.quantity())
        .number(move.onHandAfter())
        .number(move.reference())
        .instant(move.time())
        .end();
  }

  private void counted(StockCounted count, Batch batch) {
    batch
        .of(COUNTS)
        .number(count.countId())
        .number(count.storeId())
        .text(skus[count.productId()])
        .number(count.systemQuantity())
        .number(count.countedQuantity())
        .instant(count.time())
        .end();
    batch
        .of(COUNTED)
        .number(count.storeId())
        .text(skus[count.productId()])
        .text(count.time().toString().substring(0, 10))
        .end();
  }
}
