package io.omnimesh.stream.products;

import io.omnimesh.catalog.apply.Streams;
import io.omnimesh.catalog.product.Port;
import io.omnimesh.catalog.state.PortId;
import io.omnimesh.contract.schema.AvroSchema;
import io.omnimesh.stream.client.Topics;
import io.omnimesh.stream.registry.SchemaRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.Schema;

/**
 * Topics and schemas in Kafka and a registry. Each call connects anew: plans are rare, and a broker
 * that is away hurts only the ports that need it.
 */
public final class ProductStreams implements Streams {
  private static final int PARTITIONS = 4;

  /** Far more than the lake needs to take events over. */
  private static final Duration RETENTION = Duration.ofDays(7);

  private final Supplier<Topics> topics;
  private final SchemaRegistry registry;

  public ProductStreams(Supplier<Topics> topics, SchemaRegistry registry) {
    this.topics = topics;
    this.registry = registry;
  }

  @Override
  public Set<String> topics() {
    try (Topics cluster = topics.get()) {
      return cluster.names();
    }
  }

  @Override
  public void createTopic(Port port) {
    try (Topics cluster = topics.get()) {
      cluster.ensure(port.id().topic(), PARTITIONS, RETENTION);
    }
  }

  @Override
  public void registerSchema(Port port) {
    String json = AvroSchema.of("io.omnimesh." + port.id().domain(), port.object());
    int _ = registry.register(port.id().topic() + "-value", new Schema.Parser().parse(json));
  }

  @Override
  public void remove(PortId id) {
    try (Topics cluster = topics.get()) {
      cluster.remove(id.topic());
    }
  }
}
