package io.omnimesh.simulator.door.sql;

import static io.omnimesh.simulator.door.sql.Target.append;
import static io.omnimesh.simulator.door.sql.Target.staged;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnimesh.simulator.world.Simulation;
import io.omnimesh.simulator.world.World;
import io.omnimesh.simulator.world.WorldSettings;
import io.omnimesh.simulator.world.event.OnlineEvent.Address;
import io.omnimesh.simulator.world.event.OnlineEvent.OrderLine;
import io.omnimesh.simulator.world.event.OnlineEvent.OrderPlaced;
import io.omnimesh.simulator.world.event.OnlineEvent.OrderReturned;
import io.omnimesh.simulator.world.event.OnlineEvent.OrderStatusChanged;
import io.omnimesh.simulator.world.event.OnlineEvent.Payment;
import io.omnimesh.simulator.world.event.OnlineEvent.ReturnLine;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.master.MasterData;
import io.omnimesh.simulator.world.master.OnlineAccount;
import io.omnimesh.simulator.world.master.OnlineAccount.Consent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Customers, orders, payments and returns of the online shop: source {@code ecommerce_orders}. */
public final class OrdersMapping implements SqlMapping {
  private static final String ORIGIN = "shop";
  private static final String COUNTRY = "Ireland";
  private static final JsonMapper JSON = new JsonMapper();

  /** Customers; ids of replayed data sets lie in ranges of their own. */
  public static final Target CUSTOMERS =
      append(
          "customers",
          "customer_id",
          "customer_uuid",
          "email",
          "email_sha256",
          "first_name",
          "last_name",
          "birth_date",
          "phone",
          "street",
          "town",
          "postcode",
          "country",
          "marketing_consent",
          "origin",
          "registered_at");

  /** Orders. */
  public static final Target ORDERS =
      append(
          "orders",
          "order_id",
          "order_no",
          "customer_id",
          "email",
          "channel",
          "status",
          "session_id",
          "cart_id",
          "store_id",
          "warehouse_id",
          "recipient",
          "delivery_address",
          "promotion_ids",
          "currency",
          "items_total",
          "delivery_fee",
          "total",
          "promised_on",
          "origin",
          "placed_at",
          "updated_at");

  /** Lines of orders. */
  public static final Target LINES =
      append(
          "order_lines",
          "order_id",
          "line_no",
          "sku",
          "description",
          "quantity",
          "list_price",
          "unit_price",
          "line_total",
          "promotion_id");

  private static final Target PAYMENTS =
      append("payments", "order_id", "payment_no", "method", "amount", "reference", "paid_at");

  private static final Target STATUS =
      staged(
          "order_status_history",
          "mesh_stage_status",
          "order_id bigint, status order_status, reason text, changed_at timestamptz",
          List.of("order_id", "status", "reason", "changed_at"),
          "INSERT INTO order_status_history (order_id, status, reason, changed_at)"
              + " SELECT s.order_id, s.status, s.reason, s.changed_at FROM mesh_stage_status s"
              + " JOIN orders o ON o.order_id = s.order_id ON CONFLICT DO NOTHING",
          "UPDATE orders o SET status = s.status, updated_at = s.changed_at FROM"
              + " (SELECT DISTINCT ON (order_id) * FROM mesh_stage_status"
              + " ORDER BY order_id, changed_at DESC, status DESC) s"
              + " WHERE o.order_id = s.order_id AND o.updated_at <= s.changed_at");

  /** Lines that came back. */
  public static final Target RETURNS =
      append(
          "order_returns",
          "return_no",
          "line_no",
          "order_id",
          "customer_id",
          "sku",
          "quantity",
          "refund",
          "reason",
          "origin",
          "returned_at");

  private final MasterData master;
  private final String[] skus;

  public OrdersMapping(MasterData master) {
    this.master = master;
    this.skus = Skus.of(master);
  }

  @Override
  public String script() {
    return "ecommerce_orders.sql";
  }

  @Override
  public Set<Subject> subjects() {
    return Set.of(Subject.ORDERS);
  }

  @Override
  public boolean takes(RetailEvent event) {
    return event instanceof OrderPlaced
        || event instanceof OrderStatusChanged
        || event instanceof OrderReturned;
  }

  @Override
  public List<Target> masterTargets() {
    return List.of(CUSTOMERS);
  }

  @Override
  public void master(World world, Simulation simulation, Batch batch) {
    for (OnlineAccount account : master.accounts()) {
      batch
          .of(CUSTOMERS)
          .number(account.accountId())
          .text(publicId(ORIGIN, account.accountId()).toString())
          .text(account.email())
          .hex(sha256(account.email().toLowerCase(Locale.ROOT)))
          .text(account.firstName())
          .text(account.lastName())
          .date(account.birthDate())
          .text(account.phone())
          .text(account.street())
          .text(account.town())
          .text(account.postcode())
          .text(COUNTRY)
          .flag(account.marketing() == Consent.GIVEN)
          .text(ORIGIN)
          .instant(account.registeredAt())
          .end();
    }
  }

  @Override
  public List<Target> targets() {
    return List.of(ORDERS, LINES, PAYMENTS, STATUS, RETURNS);
  }

  @Override
  public void map(List<RetailEvent> events, Batch batch) {
    for (RetailEvent event : events) {
      switch (event) {
        case OrderPlaced order -> placed(order, batch);
        case OrderStatusChanged change ->
            batch
                .of(STATUS)
                .number(change.orderId())
                .text(lower(change.to()))
                .text(change.reason())
                .instant(change.time())
                .end();
        case OrderReturned back -> returned(back, batch.of(RETURNS));
        default -> throw new IllegalArgumentException("not for the orders: " + event);
      }
    }
  }

  /** The id that partners see, made from the origin and the number. */
  public static UUID publicId(String origin, long number) {
    return UUID.nameUUIDFromBytes((origin + ':' + number).getBytes(StandardCharsets.UTF_8));
  }

  private void placed(OrderPlaced order, Batch batch) {
    batch
        .of(ORDERS)
        .number(order.orderId())
        .text("W" + order.orderId())
        .number(order.accountId())
        .text(order.email())
        .text(lower(order.channel()))
        .text("placed")
        .number(order.sessionId())
        .number(order.cartId())
        .number(order.storeId())
        .number(order.warehouseId())
        .text(order.address().recipient())
        .text(json(order.address()))
        .text(promotions(order.lines()))
        .text(WorldSettings.CURRENCY)
        .decimal(order.totalCents() - order.deliveryCents(), 2)
        .decimal(order.deliveryCents(), 2)
        .decimal(order.totalCents(), 2)
        .date(order.promisedOn())
        .text(ORIGIN)
        .instant(order.time())
        .instant(order.time())
        .end();
    for (OrderLine line : order.lines()) {
      batch
          .of(LINES)
          .number(order.orderId())
          .number(line.line())
          .text(skus[line.productId()])
          .text(master.product(line.productId()).name())
          .number(line.quantity())
          .decimal(line.listPriceCents(), 2)
          .decimal(line.unitPriceCents(), 2)
          .decimal((long) line.quantity() * line.unitPriceCents(), 2)
          .number(line.promotionId())
          .end();
    }
    for (Payment payment : order.payments()) {
      batch
          .of(PAYMENTS)
          .number(order.orderId())
          .number(payment.payment())
          .text(lower(payment.method()))
          .decimal(payment.amountCents(), 2)
          .text(payment.reference())
          .instant(order.time())
          .end();
    }
  }

  private void returned(OrderReturned back, TextRows rows) {
    for (ReturnLine line : back.lines()) {
      rows.text("R" + back.returnId())
          .number(line.line())
          .number(back.orderId())
          .nothing()
          .text(skus[line.productId()])
          .number(line.quantity())
          .decimal((long) line.quantity() * line.unitPriceCents(), 2)
          .text(lower(back.reason()))
          .text(ORIGIN)
          .instant(back.time())
          .end();
    }
  }

  private static String json(Address address) {
    ObjectNode node = JSON.createObjectNode();
    node.put("street", address.street());
    node.put("town", address.town());
    node.put("postcode", address.postcode());
    return node.toString();
  }

  private static String promotions(List<OrderLine> lines) {
    return lines.stream()
        .map(OrderLine::promotionId)
        .filter(Objects::nonNull)
        .distinct()
        .map(String::valueOf)
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
