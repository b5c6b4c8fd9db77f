package io.omnimesh.simulator.door.topic;

import io.omnimesh.simulator.door.Resources;
import io.omnimesh.simulator.world.event.MobileEvent.AppOpened;
import io.omnimesh.simulator.world.event.MobileEvent.AppUse;
import io.omnimesh.simulator.world.event.MobileEvent.FeatureUsed;
import io.omnimesh.simulator.world.event.MobileEvent.PushOpened;
import io.omnimesh.simulator.world.event.MobileEvent.ScreenViewed;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.master.MasterData;
import io.omnimesh.stream.client.Message;
import io.omnimesh.stream.registry.ConfluentAvro;
import io.omnimesh.stream.registry.SchemaRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.jspecify.annotations.Nullable;

/** What happens in the app, as Avro: source {@code mobile_events}. */
public final class AppEvents implements TopicMapping {
  private final MasterData master;
  private final SchemaRegistry registry;
  private final Schema schema = new Schema.Parser().parse(Resources.text("mobile_event.avsc"));
  private @Nullable ConfluentAvro encoding;

  public AppEvents(MasterData master, SchemaRegistry registry) {
    this.master = master;
    this.registry = registry;
  }

  @Override
  public String topic() {
    return "mobile.events";
  }

  @Override
  public Set<Subject> subjects() {
    return Set.of(Subject.MOBILE);
  }

  @Override
  public boolean takes(RetailEvent event) {
    return event instanceof AppOpened
        || event instanceof ScreenViewed
        || event instanceof FeatureUsed
        || event instanceof PushOpened;
  }

  @Override
  public void prepare() {
    encoding = new ConfluentAvro(registry.register(topic() + "-value", schema), schema);
  }

  @Override
  public Message message(RetailEvent event) {
    GenericRecord record = record(event);
    return new Message(
        topic(),
        record.get("app_user_id").toString(),
        Objects.requireNonNull(encoding, "prepare was not called").encode(record),
        event.time());
  }

  private GenericRecord record(RetailEvent event) {
    return switch (event) {
      case AppOpened it ->
          used(it.time(), it.use(), "APP_OPENED").set("push_id", it.pushId()).build();
      case ScreenViewed it ->
          used(it.time(), it.use(), "SCREEN_VIEWED")
              .set("screen", it.screen().name())
              .set("sku", sku(it.productId()))
              .set("dwell_ms", (long) it.dwellMillis())
              .build();
      case FeatureUsed it ->
          used(it.time(), it.use(), "FEATURE_USED")
              .set("feature", it.feature().name())
              .set("sku", sku(it.productId()))
              .build();
      case PushOpened it ->
          base(it.time(), it.appUserId(), it.deviceId(), "PUSH_OPENED")
              .set("event_id", "push-" + it.pushId())
              .set("push_id", it.pushId())
              .build();
      default -> throw new IllegalArgumentException("not of the app: " + event);
    };
  }

  private GenericRecordBuilder used(Instant time, AppUse use, String kind) {
    return base(time, use.appUserId(), use.deviceId(), kind)
        .set("event_id", use.appSessionId() + "-" + use.sequence())
        .set("app_session_id", use.appSessionId())
        .set("sequence", use.sequence())
        .set("app_version", use.appVersion());
  }

  private GenericRecordBuilder base(Instant time, long user, String device, String kind) {
    return new GenericRecordBuilder(schema)
        .set("occurred_at", time.toEpochMilli())
        .set("app_user_id", user)
        .set("device_id", device)
        .set("kind", new GenericData.EnumSymbol(schema.getField("kind").schema(), kind))
        .set("properties", Map.of());
  }

  private @Nullable String sku(@Nullable Integer productId) {
    return productId == null ? null : master.product(productId).sku();
  }
}
