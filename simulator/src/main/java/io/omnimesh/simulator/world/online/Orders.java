package io.omnimesh.simulator.world.online;

import io.omnimesh.simulator.world.day.Day;
import io.omnimesh.simulator.world.day.Outbox;
import io.omnimesh.simulator.world.event.OnlineEvent.CartLine;
import io.omnimesh.simulator.world.event.OnlineEvent.Fulfilment;
import io.omnimesh.simulator.world.event.OnlineEvent.OrderLine;
import io.omnimesh.simulator.world.event.OnlineEvent.OrderPlaced;
import io.omnimesh.simulator.world.event.OnlineEvent.OrderReturned;
import io.omnimesh.simulator.world.event.OnlineEvent.OrderStatus;
import io.omnimesh.simulator.world.event.OnlineEvent.OrderStatusChanged;
import io.omnimesh.simulator.world.event.OnlineEvent.Payment;
import io.omnimesh.simulator.world.event.OnlineEvent.PaymentMethod;
import io.omnimesh.simulator.world.event.OnlineEvent.ReturnLine;
import io.omnimesh.simulator.world.event.OnlineEvent.ReturnReason;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.master.Store;
import io.omnimesh.simulator.world.random.Alias;
import io.omnimesh.simulator.world.random.Rng;
import io.omnimesh.simulator.world.random.Streams;
import io.omnimesh.simulator.world.random.Streams.Purpose;
import io.omnimesh.simulator.world.supply.Supply;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Places orders and tells what becomes of them: picked, shipped, late, cancelled, returned. */
final class Orders {
  private static final double COLLECTED = 0.25;
  private static final double CANCELLED_BY_CUSTOMER = 0.012;
  private static final double LATE = 0.07;
  private static final double LATE_IN_RAIN = 0.05;
  private static final double DAMAGED = 0.012;
  private static final double WRONG = 0.006;
  private static final double CHANGED_MIND = 0.06;
  private static final int FREE_DELIVERY_CENTS = 5_000;
  private static final int DELIVERY_CENTS = 499;
  private static final int LAST_RECEIPT_HOUR = 15;
  private static final Alias METHODS = new Alias(new double[] {62, 24, 3, 11});
  private static final PaymentMethod[] METHOD = PaymentMethod.values();

  private final Streams streams;
  private final List<Store> stores;
  private final Supply supply;
  private final Recent recent;
  private long orders;

  Orders(Streams streams, List<Store> stores, Supply supply, Recent recent) {
    this.streams = streams;
    this.stores = stores;
    this.supply = supply;
    this.recent = recent;
  }

  void open() {
    orders = 0;
  }

  /** An order at this millisecond of the day's clock; everything that follows is told as well. */
  OrderOutcome place(Day day, Buyer buyer, Cart cart, long at, Outbox outbox) {
    long orderId = day.id(++orders);
    Rng rng = streams.stream(Purpose.ORDER, orders, day.number());
    Store home = stores.get(buyer.homeStore());
    boolean collect = rng.chance(COLLECTED);
    List<OrderLine> lines = lines(day, cart, buyer.accountId() != null);
    long goods = cart.totalCents();
    int delivery = collect || goods >= FREE_DELIVERY_CENTS ? 0 : DELIVERY_CENTS;
    long total = goods + delivery;
    int days = at < 14L * Day.HOUR ? 1 : 2;
    LocalDate promisedOn = day.date().plusDays(collect ? days : days + 1);
    if (day.wants(Subject.ORDERS)) {
      outbox.add(
          new OrderPlaced(
              day.at(at),
              orderId,
              buyer.accountId(),
              buyer.email(),
              buyer.sessionId(),
              cart.cartId(),
              buyer.channel(),
              collect ? Fulfilment.CLICK_AND_COLLECT : Fulfilment.HOME_DELIVERY,
              buyer.address(),
              collect ? Integer.valueOf(home.storeId()) : null,
              home.warehouseId(),
              promisedOn,
              lines,
              payments(rng, total, orderId),
              delivery,
              total));
    }
    for (OrderLine line : lines) {
      recent.add(buyer.person(), line.productId());
    }
    long promisedAt = (promisedOn.toEpochDay() - day.number()) * 24L * Day.HOUR + 18L * Day.HOUR;
    return fulfil(
        new Placed(day, buyer, orderId, lines, home, collect, at, promisedAt, outbox), rng);
  }

  /** An order that was placed. */
  private record Placed(
      Day day,
      Buyer buyer,
      long orderId,
      List<OrderLine> lines,
      Store home,
      boolean collect,
      long at,
      long promisedAt,
      Outbox outbox) {

    void turn(long when, OrderStatus from, OrderStatus to, @Nullable String reason) {
      if (day.wants(Subject.ORDERS)) {
        outbox.add(new OrderStatusChanged(day.at(when), orderId, from, to, reason));
      }
    }

    OrderOutcome outcome(
        long doneAt, int lateDays, boolean cancelled, @Nullable ReturnReason trouble) {
      return new OrderOutcome(
          buyer.person(),
          orderId,
          buyer.accountId(),
          lines,
          promisedAt,
          doneAt,
          lateDays,
          cancelled,
          trouble);
    }
  }

  private static List<OrderLine> lines(Day day, Cart cart, boolean member) {
    List<OrderLine> lines = new ArrayList<>();
    for (CartLine line : cart.lines()) {
      int product = line.productId() - 1;
      int promotion = day.demand().promotionId(product, line.quantity(), member);
      int list = Math.max(line.unitPriceCents(), day.demand().listCents(product));
      lines.add(
          new OrderLine(
              lines.size() + 1,
              line.productId(),
              line.quantity(),
              list,
              line.unitPriceCents(),
              promotion == 0 ? null : Integer.valueOf(promotion)));
    }
    return List.copyOf(lines);
  }

  private static List<Payment> payments(Rng rng, long total, long orderId) {
    PaymentMethod method = METHOD[METHODS.draw(rng)];
    String reference = "p" + Long.toHexString(rng.nextLong());
    if (method == PaymentMethod.GIFT_CARD && total > 2_000) {
      return List.of(
          new Payment(1, method, 2_000, reference + "g"),
          new Payment(2, PaymentMethod.CARD, total - 2_000, reference + orderId % 10));
    }
    return List.of(new Payment(1, method, total, reference));
  }

  private OrderOutcome fulfil(Placed order, Rng rng) {
    int warehouse = order.home().warehouseId() - 1;
    boolean available = true;
    for (OrderLine line : order.lines()) {
      available &= supply.inWarehouse(warehouse, line.productId() - 1) >= line.quantity();
    }
    if (!available || rng.chance(CANCELLED_BY_CUSTOMER)) {
      long when = order.at() + rng.between(20, 240) * (long) Day.MINUTE;
      String reason = available ? "customer changed their mind" : "out of stock";
      order.turn(when, OrderStatus.PLACED, OrderStatus.CANCELLED, reason);
      return order.outcome(when, 0, true, null);
    }
    long picked =
        Math.max(order.at() + 10L * Day.MINUTE, (long) LAST_RECEIPT_HOUR * Day.HOUR)
            + rng.nextInt(40 * Day.MINUTE);
    int pieces = 0;
    for (OrderLine line : order.lines()) {
      pieces += supply.takeForOrder(warehouse, line.productId() - 1, line.quantity(), picked);
    }
    order.turn(picked, OrderStatus.PLACED, OrderStatus.PICKED, null);
    int lateDays = lateDays(order, rng);
    long arrived =
        order.promisedAt()
            - (lateDays > 0 ? 0 : rng.nextInt(7 * Day.HOUR))
            + lateDays * 24L * Day.HOUR;
    supply.sendOrder(
        order.day(),
        rng,
        new Supply.Parcel(order.orderId(), warehouse, pieces, picked, order.promisedAt(), arrived),
        order.outbox());
    order.turn(picked + 3L * Day.HOUR, OrderStatus.PICKED, OrderStatus.SHIPPED, null);
    long done = arrive(order, rng, arrived, lateDays);
    return order.outcome(done, lateDays, false, comeBack(order, rng, done, lateDays));
  }

  private static int lateDays(Placed order, Rng rng) {
    double chance =
        LATE + (order.day().weather(order.home().regionId()).rainy() ? LATE_IN_RAIN : 0);
    return rng.chance(chance) ? 1 + rng.geometric(0.9) : 0;
  }

  private static long arrive(Placed order, Rng rng, long arrived, int lateDays) {
    String reason = lateDays > 0 ? "carrier delay" : null;
    if (!order.collect()) {
      order.turn(arrived, OrderStatus.SHIPPED, OrderStatus.DELIVERED, reason);
      return arrived;
    }
    order.turn(arrived, OrderStatus.SHIPPED, OrderStatus.READY_FOR_COLLECTION, reason);
    long collected = arrived + (2L + rng.nextInt(40)) * Day.HOUR;
    order.turn(collected, OrderStatus.READY_FOR_COLLECTION, OrderStatus.COLLECTED, null);
    return collected;
  }

  /** Whether goods come back, and whether that was the shop's fault. */
  private static @Nullable ReturnReason comeBack(Placed order, Rng rng, long done, int lateDays) {
    double u = rng.nextDouble();
    ReturnReason reason;
    if (u < DAMAGED) {
      reason = ReturnReason.DAMAGED;
    } else if (u < DAMAGED + WRONG) {
      reason = ReturnReason.WRONG_ITEM;
    } else if (lateDays > 1 && u < 0.15) {
      reason = ReturnReason.TOO_LATE;
    } else if (u > 1 - CHANGED_MIND) {
      reason = rng.chance(0.3) ? ReturnReason.NOT_AS_DESCRIBED : ReturnReason.CHANGED_MIND;
    } else {
      return null;
    }
    OrderLine line = order.lines().get(rng.nextInt(order.lines().size()));
    long when = done + (1L + rng.nextInt(14)) * 24 * Day.HOUR;
    if (order.day().wants(Subject.ORDERS)) {
      order
          .outbox()
          .add(
              new OrderReturned(
                  order.day().at(when),
                  order.orderId(),
                  order.orderId(),
                  reason,
                  List.of(
                      new ReturnLine(
                          line.line(), line.productId(), line.quantity(), line.unitPriceCents())),
                  (long) line.quantity() * line.unitPriceCents()));
    }
    boolean fault = reason == ReturnReason.DAMAGED || reason == ReturnReason.WRONG_ITEM;
    return fault ? reason : null;
  }
}
