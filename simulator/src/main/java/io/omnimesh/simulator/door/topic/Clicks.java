package io.omnimesh.simulator.door.topic;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnimesh.simulator.world.event.OnlineEvent.CartAbandoned;
import io.omnimesh.simulator.world.event.OnlineEvent.CartChanged;
import io.omnimesh.simulator.world.event.OnlineEvent.Click;
import io.omnimesh.simulator.world.event.OnlineEvent.OrderPlaced;
import io.omnimesh.simulator.world.event.OnlineEvent.PageViewed;
import io.omnimesh.simulator.world.event.OnlineEvent.ProductViewed;
import io.omnimesh.simulator.world.event.OnlineEvent.RecommendationShown;
import io.omnimesh.simulator.world.event.OnlineEvent.Searched;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.master.MasterData;
import io.omnimesh.stream.client.Message;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The events of the web shop's tracker, as JSON: source {@code ecommerce_clicks}. */
public final class Clicks implements TopicMapping {
  private static final JsonMapper JSON = new JsonMapper();

  private final MasterData master;

  public Clicks(MasterData master) {
    this.master = master;
  }

  @Override
  public String topic() {
    return "ecommerce.clicks";
  }

  @Override
  public Set<Subject> subjects() {
    return Set.of(Subject.BROWSING, Subject.ORDERS);
  }

  @Override
  public boolean takes(RetailEvent event) {
    return event instanceof PageViewed
        || event instanceof Searched
        || event instanceof ProductViewed
        || event instanceof RecommendationShown
        || event instanceof CartChanged
        || event instanceof CartAbandoned
        || event instanceof OrderPlaced;
  }

  @Override
  public void prepare() {
    // JSON without a schema: that is how the foreign tracker sends it.
  }

  @Override
  public Message message(RetailEvent event) {
    return switch (event) {
      case PageViewed it -> page(it);
      case Searched it ->
          of(
              it.time(),
              it.click(),
              "search",
              node -> node.put("query", it.query()).put("results", it.results()));
      case ProductViewed it ->
          of(
              it.time(),
              it.click(),
              "product_view",
              node -> {
                node.put("sku", sku(it.productId())).put("via", lower(it.via()));
                if (it.position() != null) {
                  node.put("position", it.position());
                }
              });
      case RecommendationShown it ->
          of(
              it.time(),
              it.click(),
              "recommendation",
              node -> {
                ArrayNode skus = node.put("policy", it.policy()).putArray("skus");
                it.productIds().forEach(id -> skus.add(sku(id)));
              });
      case CartChanged it ->
          of(
              it.time(),
              it.click(),
              "cart_change",
              node ->
                  node.put("cart_id", it.cartId())
                      .put("sku", sku(it.productId()))
                      .put("quantity_change", it.quantityChange())
                      .put("quantity_after", it.quantityAfter())
                      .put("price", it.unitPriceCents() / 100.0));
      case CartAbandoned it ->
          of(
              it.time(),
              it.click(),
              "cart_abandoned",
              node -> {
                node.put("cart_id", it.cartId()).put("total", it.totalCents() / 100.0);
                skus(node, it.lines().stream().map(line -> sku(line.productId())).toList());
              });
      case OrderPlaced it -> order(it);
      default -> throw new IllegalArgumentException("not of the tracker: " + event);
    };
  }

  private Message page(PageViewed it) {
    return of(
        it.time(),
        it.click(),
        "page_view",
        node -> {
          node.put("page", lower(it.page())).put("path", it.path());
          if (it.referrer() != null) {
            node.put("referrer", it.referrer());
          }
        });
  }

  private Message order(OrderPlaced it) {
    ObjectNode node = JSON.createObjectNode();
    node.put("event_id", "order-" + it.orderId());
    node.put("ts", it.time().toString()).put("ts_ms", it.time().toEpochMilli());
    node.put("type", "order").put("session_id", it.sessionId());
    if (it.accountId() != null) {
      node.put("customer_id", it.accountId());
    }
    node.put("cart_id", it.cartId()).put("order_no", "W" + it.orderId());
    node.put("total", it.totalCents() / 100.0);
    skus(node, it.lines().stream().map(line -> sku(line.productId())).toList());
    return message(it.time(), it.sessionId(), node);
  }

  /** Adds what only one kind of event has. */
  private interface Details {
    void add(ObjectNode node);
  }

  private Message of(Instant time, Click click, String type, Details details) {
    ObjectNode node = JSON.createObjectNode();
    node.put("event_id", click.sessionId() + "-" + click.sequence());
    node.put("ts", time.toString()).put("ts_ms", time.toEpochMilli()).put("type", type);
    node.put("session_id", click.sessionId()).put("sequence", click.sequence());
    node.put("visitor_id", click.visitorId());
    if (click.accountId() != null) {
      node.put("customer_id", click.accountId());
    }
    node.putObject("device").put("kind", lower(click.device()));
    details.add(node);
    return message(time, click.sessionId(), node);
  }

  private Message message(Instant time, long session, ObjectNode node) {
    node.put("origin", "shop");
    return new Message(
        topic(), Long.toString(session), node.toString().getBytes(StandardCharsets.UTF_8), time);
  }

  private static void skus(ObjectNode node, List<String> skus) {
    ArrayNode array = node.putArray("skus");
    skus.forEach(array::add);
  }

  private String sku(int productId) {
    return master.product(productId).sku();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
