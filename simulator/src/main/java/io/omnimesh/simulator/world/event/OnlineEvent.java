package io.omnimesh.simulator.world.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens in the online shop: sessions, carts, orders, reviews. */
public sealed interface OnlineEvent extends RetailEvent {

  /** What a browser is. */
  enum Device {
    DESKTOP,
    MOBILE_WEB,
    TABLET
  }

  /** What kind of page was seen. */
  enum Page {
    HOME,
    CATEGORY,
    CART,
    CHECKOUT,
    STORE_FINDER,
    HELP
  }

  /** How a visitor came to a product. */
  enum Via {
    SEARCH,
    CATEGORY,
    RECOMMENDATION,
    CAMPAIGN,
    DIRECT
  }

  /** Where an order was placed. */
  enum OrderChannel {
    WEB,
    APP
  }

  /** How an order reaches the customer. */
  enum Fulfilment {
    HOME_DELIVERY,
    CLICK_AND_COLLECT
  }

  /** The life of an order; CANCELLED, DELIVERED and COLLECTED are final. */
  enum OrderStatus {
    PLACED,
    PICKED,
    SHIPPED,
    READY_FOR_COLLECTION,
    DELIVERED,
    COLLECTED,
    CANCELLED
  }

  /** How an online order was paid. */
  enum PaymentMethod {
    CARD,
    WALLET,
    GIFT_CARD,
    PAY_LATER
  }

  /** Why goods came back. */
  enum ReturnReason {
    DAMAGED,
    WRONG_ITEM,
    NOT_AS_DESCRIBED,
    TOO_LATE,
    CHANGED_MIND
  }

  /**
   * Who clicks and where in the session; (sessionId, sequence) is unique.
   *
   * @param sessionId the session
   * @param sequence position of the event in its session, from 1
   * @param visitorId the browser's cookie; the same person may have several over time
   * @param accountId the account, absent while not logged in
   * @param device what the browser is
   */
  record Click(
      long sessionId, int sequence, long visitorId, @Nullable Long accountId, Device device) {}

  /**
   * A page that is not a product page was seen.
   *
   * @param path path within the shop, such as {@code /c/dairy}
   * @param referrer host that the visitor came from, only on the first page and not always
   */
  record PageViewed(Instant time, Click click, Page page, String path, @Nullable String referrer)
      implements OnlineEvent {}

  /**
   * A search; {@code results} may be zero.
   *
   * @param query as typed, with typing errors
   */
  record Searched(Instant time, Click click, String query, int results) implements OnlineEvent {}

  /**
   * A product page was seen.
   *
   * @param position rank in the list that was clicked, from 1; absent when there was no list
   */
  record ProductViewed(
      Instant time, Click click, int productId, Via via, @Nullable Integer position)
      implements OnlineEvent {}

  /**
   * A list of recommended products was shown.
   *
   * @param policy name of the recommendation policy
   * @param productIds in the order shown
   */
  record RecommendationShown(Instant time, Click click, String policy, List<Integer> productIds)
      implements OnlineEvent {}

  /**
   * A cart line changed.
   *
   * @param quantityChange pieces added (positive) or removed (negative)
   * @param quantityAfter pieces of the product in the cart after the change
   */
  record CartChanged(
      Instant time,
      Click click,
      long cartId,
      int productId,
      int quantityChange,
      int quantityAfter,
      int unitPriceCents)
      implements OnlineEvent {}

  /** One product in a cart. */
  record CartLine(int productId, int quantity, int unitPriceCents) {}

  /** A cart was left; emitted thirty minutes after its last change. */
  record CartAbandoned(
      Instant time, Click click, long cartId, List<CartLine> lines, long totalCents)
      implements OnlineEvent {}

  /**
   * One line of an order.
   *
   * @param line number within the order, from 1
   * @param listPriceCents price per piece before discounts
   * @param unitPriceCents price per piece that was paid
   * @param promotionId the promotion that explains the discount, if any
   */
  record OrderLine(
      int line,
      int productId,
      int quantity,
      int listPriceCents,
      int unitPriceCents,
      @Nullable Integer promotionId) {}

  /** One payment of an order; {@code reference} is the provider's. */
  record Payment(int payment, PaymentMethod method, long amountCents, String reference) {}

  /** Where an order goes. */
  record Address(String recipient, String street, String town, String postcode) {}

  /**
   * An order was placed and paid.
   *
   * @param orderId the order
   * @param accountId the account; absent for a guest
   * @param email as typed, also for guests
   * @param sessionId the session or app session that it came from
   * @param cartId the cart that became the order
   * @param storeId store of collection, only for click and collect
   * @param warehouseId the warehouse that picks it
   * @param promisedOn day on which it was promised
   * @param totalCents lines plus delivery; the payments sum to it
   */
  record OrderPlaced(
      Instant time,
      long orderId,
      @Nullable Long accountId,
      String email,
      long sessionId,
      long cartId,
      OrderChannel channel,
      Fulfilment fulfilment,
      Address address,
      @Nullable Integer storeId,
      int warehouseId,
      LocalDate promisedOn,
      List<OrderLine> lines,
      List<Payment> payments,
      int deliveryCents,
      long totalCents)
      implements OnlineEvent {}

  /**
   * An order moved on.
   *
   * @param reason why, where there is something to say: a delay, a cancellation
   */
  record OrderStatusChanged(
      Instant time, long orderId, OrderStatus from, OrderStatus to, @Nullable String reason)
      implements OnlineEvent {}

  /** One line that came back; {@code line} is the order's. */
  record ReturnLine(int line, int productId, int quantity, int unitPriceCents) {}

  /** Goods of an order came back. */
  record OrderReturned(
      Instant time,
      long returnId,
      long orderId,
      ReturnReason reason,
      List<ReturnLine> lines,
      long refundCents)
      implements OnlineEvent {}

  /**
   * A customer reviewed a product that was bought.
   *
   * @param stars 1 to 5
   */
  record ReviewWritten(
      Instant time,
      long reviewId,
      int productId,
      long accountId,
      long orderId,
      int stars,
      String title,
      String text)
      implements OnlineEvent {}
}
