package io.omnimesh.simulator.door.file;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnimesh.simulator.door.Door;
import io.omnimesh.simulator.door.Position;
import io.omnimesh.simulator.door.Window;
import io.omnimesh.simulator.door.Written;
import io.omnimesh.simulator.world.Simulation;
import io.omnimesh.simulator.world.World;
import io.omnimesh.simulator.world.WorldSettings;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.event.SupplyEvent.PriceListReceived;
import io.omnimesh.simulator.world.event.SupplyEvent.PurchaseLine;
import io.omnimesh.simulator.world.event.SupplyEvent.PurchaseOrderPlaced;
import io.omnimesh.simulator.world.event.SupplyEvent.VendorPrice;
import io.omnimesh.simulator.world.event.SupplyEvent.VendorScored;
import io.omnimesh.simulator.world.master.MasterData;
import io.omnimesh.simulator.world.master.Vendor;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Files that vendors drop into the bucket: source {@code supply_vendors}. One object per document,
 * named by its id, so that writing is idempotent; folders are Hive partitions.
 */
public final class VendorsDoor implements Door {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String FOLDER = "vendors/";

  private final Bucket bucket;
  private final BucketPosition position;
  private final MasterData master;

  public VendorsDoor(Bucket bucket, MasterData master) {
    this.bucket = bucket;
    this.position = new BucketPosition(bucket, "_mesh/supply_vendors.position");
    this.master = master;
  }

  @Override
  public String name() {
    return "supply_vendors";
  }

  @Override
  public Set<Subject> subjects() {
    return Set.of(Subject.SUPPLY);
  }

  @Override
  public Duration cadence() {
    return Duration.ofMinutes(1);
  }

  @Override
  public boolean takes(RetailEvent event) {
    return event instanceof PriceListReceived
        || event instanceof VendorScored
        || event instanceof PurchaseOrderPlaced;
  }

  @Override
  public void prepare() {
    // The bucket is the part's; folders come with their files.
  }

  @Override
  public Optional<Position> position() {
    return position.read();
  }

  @Override
  public Written seed(World world, Simulation simulation, String worldName) {
    List<Object[]> rows = new ArrayList<>();
    for (Vendor it : master.vendors()) {
      rows.add(
          new Object[] {
            it.vendorId(),
            it.code(),
            it.name(),
            it.country(),
            it.email(),
            it.leadTimeDays(),
            it.paymentTermsDays()
          });
    }
    bucket.put(
        FOLDER + "vendors/vendors.parquet",
        ParquetBytes.of(
            "vendor_id INTEGER, code VARCHAR, name VARCHAR, country VARCHAR, email VARCHAR,"
                + " lead_time_days INTEGER, payment_terms_days INTEGER",
            "*",
            rows));
    position.write(new Position(worldName, simulation.time()));
    return Written.of("vendors", rows.size());
  }

  @Override
  public Written write(Window window) {
    Position reached = reached();
    Written written = Written.none();
    for (RetailEvent event : window.events()) {
      if (!event.time().isBefore(reached.until())) {
        written = written.plus(write(event));
      }
    }
    position.write(new Position(reached.world(), window.until()));
    return written;
  }

  private Written write(RetailEvent event) {
    return switch (event) {
      case PriceListReceived list -> priceList(list);
      case VendorScored score -> {
        ObjectNode node = JSON.createObjectNode();
        node.put("vendor_id", score.vendorId()).put("deliveries", score.deliveries());
        node.put("on_time_share", score.onTimeShare()).put("fill_rate", score.fillRate());
        node.put("defect_share", score.defectShare()).put("score", score.score());
        put(
            "scorecards/month=%s/vendor-%d.json"
                .formatted(score.month().toString().substring(0, 7), score.vendorId()),
            node + "\n");
        yield Written.of("scorecards", 1);
      }
      case PurchaseOrderPlaced order -> purchaseOrder(order);
      default -> throw new IllegalArgumentException("not of the vendors: " + event);
    };
  }

  private Written priceList(PriceListReceived list) {
    StringBuilder csv =
        new StringBuilder("price_list_id;vendor_id;sku;cost;currency;order_multiple;valid_from\n");
    for (VendorPrice price : list.prices()) {
      csv.append(list.priceListId())
          .append(';')
          .append(list.vendorId())
          .append(";\"")
          .append(master.product(price.productId()).sku())
          .append("\";")
          .append(BigDecimal.valueOf(price.costCents(), 2))
          .append(';')
          .append(WorldSettings.CURRENCY)
          .append(';')
          .append(price.orderMultiple())
          .append(';')
          .append(list.validFrom())
          .append('\n');
    }
    put(
        "price_lists/dropped_on=%s/list-%d.csv".formatted(day(list), list.priceListId()),
        csv.toString());
    return Written.of("price_lists", list.prices().size());
  }

  private Written purchaseOrder(PurchaseOrderPlaced order) {
    ObjectNode node = JSON.createObjectNode();
    node.put("purchase_order_id", order.purchaseOrderId()).put("vendor_id", order.vendorId());
    node.put("warehouse_id", order.warehouseId()).put("ordered_at", order.time().toString());
    node.put("expected_on", order.expectedOn().toString());
    ArrayNode lines = node.putArray("lines");
    for (PurchaseLine line : order.lines()) {
      ObjectNode item = lines.addObject();
      item.put("line", line.line()).put("sku", master.product(line.productId()).sku());
      item.put("quantity", line.quantity()).put("cost", line.costCents() / 100.0);
    }
    node.put("total", order.totalCents() / 100.0);
    put(
        "purchase_orders/ordered_on=%s/po-%d.json".formatted(day(order), order.purchaseOrderId()),
        node + "\n");
    return Written.of("purchase_orders", 1);
  }

  private static String day(RetailEvent event) {
    return event.time().toString().substring(0, "2026-03-01".length());
  }

  private void put(String key, String content) {
    bucket.put(FOLDER + key, content.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    // Nothing stays open between two calls.
  }
}
