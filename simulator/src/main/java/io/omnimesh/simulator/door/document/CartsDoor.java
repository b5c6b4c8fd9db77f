package io.omnimesh.simulator.door.document;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnimesh.catalog.home.Variables;
import io.omnimesh.simulator.door.Door;
import io.omnimesh.simulator.door.Position;
import io.omnimesh.simulator.door.Window;
import io.omnimesh.simulator.door.Written;
import io.omnimesh.simulator.world.Simulation;
import io.omnimesh.simulator.world.World;
import io.omnimesh.simulator.world.WorldSettings;
import io.omnimesh.simulator.world.event.OnlineEvent.CartAbandoned;
import io.omnimesh.simulator.world.event.OnlineEvent.CartChanged;
import io.omnimesh.simulator.world.event.OnlineEvent.CartLine;
import io.omnimesh.simulator.world.event.OnlineEvent.OrderPlaced;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.master.MasterData;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.params.SetParams;

/**
 * Live carts in Redis: source {@code ecommerce_carts}. Keys make writing idempotent; the position
 * is a key beside them.
 */
public final class CartsDoor implements Door {
  private static final String POSITION = "mesh:position";
  private static final long LIFE_SECONDS = Duration.ofHours(2).toSeconds();
  private static final int ANSWER_MILLIS_MAX = 10_000;
  private static final JsonMapper JSON = new JsonMapper();

  private final Variables variables;
  private final MasterData master;
  private @Nullable Jedis open;

  public CartsDoor(Variables variables, MasterData master) {
    this.variables = variables;
    this.master = master;
  }

  @Override
  public String name() {
    return "ecommerce_carts";
  }

  @Override
  public Set<Subject> subjects() {
    return Set.of(Subject.BROWSING, Subject.ORDERS);
  }

  @Override
  public boolean takes(RetailEvent event) {
    return event instanceof CartChanged
        || event instanceof CartAbandoned
        || event instanceof OrderPlaced;
  }

  @Override
  public void prepare() {
    redis().ping();
  }

  @Override
  public Optional<Position> position() {
    Map<String, String> kept = redis().hgetAll(POSITION);
    String world = kept.get("world");
    String until = kept.get("until");
    return world == null || until == null
        ? Optional.empty()
        : Optional.of(new Position(world, Instant.parse(until)));
  }

  @Override
  public Written seed(World world, Simulation simulation, String worldName) {
    redis().hset(POSITION, Map.of("world", worldName, "until", simulation.time().toString()));
    return Written.none();
  }

  @Override
  public Written write(Window window) {
    long rows = 0;
    try (Pipeline pipeline = redis().pipelined()) {
      for (RetailEvent event : window.events()) {
        switch (event) {
          case CartChanged change -> {
            change(change, pipeline);
            rows++;
          }
          case CartAbandoned left -> {
            pipeline.del("live:carts:" + left.cartId());
            for (CartLine line : left.lines()) {
              pipeline.del(item(left.cartId(), line.productId()));
            }
          }
          case OrderPlaced order -> {
            pipeline.del("live:carts:" + order.cartId());
            order.lines().forEach(line -> pipeline.del(item(order.cartId(), line.productId())));
          }
          default -> throw new IllegalArgumentException("not for the carts: " + event);
        }
      }
      pipeline.hset(POSITION, "until", window.until().toString());
      pipeline.sync();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    return Written.of("cart changes", rows);
  }

  private void change(CartChanged change, Pipeline pipeline) {
    String cart = "live:carts:" + change.cartId();
    Map<String, String> fields = new HashMap<>();
    fields.put("cart_id", Long.toString(change.cartId()));
    fields.put("session_id", Long.toString(change.click().sessionId()));
    fields.put("visitor_id", Long.toString(change.click().visitorId()));
    if (change.click().accountId() != null) {
      fields.put("customer_id", Long.toString(change.click().accountId()));
    }
    fields.put("device", change.click().device().name().toLowerCase(Locale.ROOT));
    fields.put("currency", WorldSettings.CURRENCY);
    fields.put("updated_at", Long.toString(change.time().toEpochMilli()));
    pipeline.hset(cart, fields);
    pipeline.expire(cart, LIFE_SECONDS);
    String item = item(change.cartId(), change.productId());
    if (change.quantityAfter() == 0) {
      pipeline.del(item);
      return;
    }
    String value =
        JSON.createObjectNode()
            .put("cart_id", change.cartId())
            .put("sku", master.product(change.productId()).sku())
            .put("quantity", change.quantityAfter())
            .put("unit_price", change.unitPriceCents() / 100.0)
            .put("updated_at", change.time().toEpochMilli())
            .toString();
    pipeline.set(item, value, SetParams.setParams().ex(LIFE_SECONDS));
  }

  private String item(long cartId, int productId) {
    return "live:cart_items:" + cartId + ":" + master.product(productId).sku();
  }

  @Override
  public void close() {
    Jedis jedis = open;
    open = null;
    if (jedis != null) {
      jedis.close();
    }
  }

  private Jedis redis() {
    Jedis jedis = open;
    if (jedis == null || jedis.isBroken()) {
      jedis =
          new Jedis(
              new HostAndPort(
                  "127.0.0.1", Integer.parseInt(variables.resolve("${env:MESH_REDIS_PORT}"))),
              DefaultJedisClientConfig.builder()
                  .protocol(RedisProtocol.RESP2)
                  .user("ecommerce_carts_writer")
                  .password(variables.resolve("${file:redis/ecommerce_carts_writer}"))
                  .connectionTimeoutMillis(ANSWER_MILLIS_MAX)
                  .socketTimeoutMillis(ANSWER_MILLIS_MAX)
                  .build());
      open = jedis;
    }
    return jedis;
  }
}
