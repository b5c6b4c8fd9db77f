package io.omnimesh.simulator.world.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens in the stores: tills, shelves, doors. */
public sealed interface StoreEvent extends RetailEvent {

  /** How a till basket was paid. */
  enum TenderKind {
    CASH,
    DEBIT_CARD,
    CREDIT_CARD,
    MOBILE_WALLET,
    GIFT_CARD
  }

  /** Why stock changed other than by a count. */
  enum MovementKind {
    /** Goods came from the warehouse. */
    DELIVERY,
    /** The till sold it; one movement per product and hour. */
    SALE,
    /** A customer brought it back in saleable state. */
    CUSTOMER_RETURN,
    /** Past its shelf life, or broken. */
    WASTE,
    /** A count found less or more than the system knew. */
    COUNT_CORRECTION
  }

  /**
   * One line of a till basket.
   *
   * @param line number within the basket, from 1
   * @param listPriceCents price per piece before discounts
   * @param unitPriceCents price per piece that was paid
   * @param vatBasisPoints value added tax that the price contains, 2300 is 23 %
   * @param promotionId the promotion that explains the discount, 0 when none
   */
  record BasketLine(
      int line,
      int productId,
      int quantity,
      int listPriceCents,
      int unitPriceCents,
      int vatBasisPoints,
      int promotionId) {}

  /** One payment of a basket. */
  record Tender(int tender, TenderKind kind, long amountCents) {}

  /**
   * A basket was sold at a till.
   *
   * @param basketId unique over all stores; decimal digits yyMMdd, store, number of the day
   * @param till number of the till in the store, from 1
   * @param cashierId the cashier, unique over all stores
   * @param cardNumber the loyalty card shown, if any
   * @param totalCents sum of the lines; the tenders sum to it
   */
  record BasketSold(
      Instant time,
      long basketId,
      int storeId,
      int till,
      int cashierId,
      @Nullable Long cardNumber,
      List<BasketLine> lines,
      List<Tender> tenders,
      long totalCents)
      implements StoreEvent {}

  /**
   * Goods of a basket came back to a till; quantities and amounts are positive.
   *
   * @param returnId unique, of the same kind as basket ids
   * @param lines the lines that came back, numbered as in the basket
   */
  record BasketReturned(
      Instant time,
      long returnId,
      long basketId,
      int storeId,
      int till,
      int cashierId,
      @Nullable Long cardNumber,
      List<BasketLine> lines,
      TenderKind refundKind,
      long refundCents)
      implements StoreEvent {}

  /**
   * Store stock changed.
   *
   * @param quantity pieces in (positive) or out (negative)
   * @param onHandAfter pieces that the store's system knows after it, never below zero
   * @param reference id of the shipment, return or count behind it, if any
   */
  record StockMoved(
      Instant time,
      long movementId,
      int storeId,
      int productId,
      MovementKind kind,
      int quantity,
      int onHandAfter,
      @Nullable Long reference)
      implements StoreEvent {}

  /** A shelf was counted; the difference is shrinkage (or its opposite). */
  record StockCounted(
      Instant time,
      long countId,
      int storeId,
      int productId,
      int systemQuantity,
      int countedQuantity)
      implements StoreEvent {}

  /**
   * Somebody wanted a product that the shelf did not have.
   *
   * @param quantity pieces wanted
   * @param substituteProductId what was bought in its place, if anything
   */
  record SaleLost(
      Instant time,
      long lostSaleId,
      int storeId,
      int productId,
      int quantity,
      @Nullable Integer substituteProductId)
      implements StoreEvent {}

  /**
   * People through a store's doors within an interval that ends at {@code time}. Intervals in which
   * nobody passed are left out.
   */
  record DoorsCounted(Instant time, int storeId, int intervalMinutes, int in, int out)
      implements StoreEvent {}
}
