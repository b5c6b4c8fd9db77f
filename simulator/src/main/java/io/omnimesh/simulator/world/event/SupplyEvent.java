package io.omnimesh.simulator.world.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens between vendors, warehouses and stores. */
public sealed interface SupplyEvent extends RetailEvent {

  /** Between which kinds of places a shipment travels. */
  enum Leg {
    VENDOR_TO_WAREHOUSE,
    WAREHOUSE_TO_STORE,
    WAREHOUSE_TO_CUSTOMER
  }

  /** The life of a shipment; DELIVERED is final. */
  enum ShipmentStatus {
    CREATED,
    DISPATCHED,
    DELAYED,
    OUT_FOR_DELIVERY,
    DELIVERED
  }

  /** Why warehouse stock changed. */
  enum WarehouseMovementKind {
    RECEIPT,
    PICK_FOR_STORE,
    PICK_FOR_ORDER,
    ADJUSTMENT
  }

  /** Work in a warehouse. */
  enum TaskKind {
    PUT_AWAY,
    STORE_PICK,
    ORDER_PICK,
    CYCLE_COUNT
  }

  /** The life of a task. */
  enum TaskStatus {
    OPEN,
    STARTED,
    DONE
  }

  /** A vendor's price for a product. */
  record VendorPrice(int productId, int costCents, int orderMultiple) {}

  /** A vendor's price list, dropped monthly, valid until the next. */
  record PriceListReceived(
      Instant time, long priceListId, int vendorId, LocalDate validFrom, List<VendorPrice> prices)
      implements SupplyEvent {}

  /**
   * How a vendor did in a month.
   *
   * @param month its first day
   * @param onTimeShare share of the month's deliveries that were on time, 0 to 1
   * @param fillRate share of the ordered pieces that came, 0 to 1
   * @param defectShare share of pieces refused, 0 to 1
   * @param score 0 to 100
   */
  record VendorScored(
      Instant time,
      int vendorId,
      LocalDate month,
      int deliveries,
      double onTimeShare,
      double fillRate,
      double defectShare,
      int score)
      implements SupplyEvent {}

  /** One line of a purchase order. */
  record PurchaseLine(int line, int productId, int quantity, int costCents) {}

  /** A warehouse ordered from a vendor. */
  record PurchaseOrderPlaced(
      Instant time,
      long purchaseOrderId,
      int vendorId,
      int warehouseId,
      LocalDate expectedOn,
      List<PurchaseLine> lines,
      long totalCents)
      implements SupplyEvent {}

  /**
   * A shipment was created or moved on.
   *
   * @param shipmentId the shipment
   * @param reference purchase order (vendor leg), online order (customer leg); absent to stores
   * @param from vendor or warehouse id, according to the leg
   * @param to warehouse or store id; absent on the customer leg
   * @param expectedAt when it is expected as known now
   * @param pieces pieces inside
   * @param delayReason only with DELAYED
   */
  record ShipmentMoved(
      Instant time,
      long shipmentId,
      Leg leg,
      String carrier,
      @Nullable Long reference,
      int from,
      @Nullable Integer to,
      ShipmentStatus status,
      Instant expectedAt,
      int pieces,
      @Nullable String delayReason)
      implements SupplyEvent {}

  /**
   * Warehouse stock changed.
   *
   * @param quantity pieces in (positive) or out (negative)
   * @param location rack position such as {@code B-17-03}
   */
  record WarehouseStockMoved(
      Instant time,
      long movementId,
      int warehouseId,
      int productId,
      WarehouseMovementKind kind,
      int quantity,
      int onHandAfter,
      String location)
      implements SupplyEvent {}

  /**
   * A task was opened, started or done.
   *
   * @param reference shipment or order behind it, if any
   * @param worker who does it; absent while open
   */
  record WarehouseTaskChanged(
      Instant time,
      long taskId,
      int warehouseId,
      TaskKind kind,
      TaskStatus status,
      int pieces,
      @Nullable Long reference,
      @Nullable String worker)
      implements SupplyEvent {}
}
