package io.omnimesh.stream.products;

import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.sla.SloEvent;
import io.omnimesh.stream.client.KafkaAccess;
import io.omnimesh.stream.client.Message;
import io.omnimesh.stream.client.Publisher;
import io.omnimesh.stream.client.Publisher.Kept;
import io.omnimesh.stream.client.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topic {@code mesh.slo}: a JSON event for each promise that is broken or kept again. */
public final class SloTopic implements AutoCloseable {
  /** The topic; its keys are port and promise. */
  public static final String TOPIC = "mesh.slo";

  private static final Logger LOG = LoggerFactory.getLogger(SloTopic.class);
  private static final Duration RETENTION = Duration.ofDays(90);

  private final KafkaAccess access;
  private final Publisher publisher;
  private boolean made;

  public SloTopic(KafkaAccess access) {
    this.access = access;
    this.publisher = new Publisher(access, "mesh-slo", TOPIC);
  }

  /** Tells of an event; where Kafka is away, the registry of promises still has it. */
  public void tell(SloEvent event) {
    LOG.warn("Promise {} {}: {}", event.recordKey(), event.type(), event.reason());
    try {
      if (!made) {
        try (Topics topics = new Topics(access)) {
          topics.ensure(TOPIC, 1, RETENTION);
        }
        made = true;
      }
      long told = publisher.position().map(Kept::number).orElse(0L);
      Message message =
          new Message(
              TOPIC, event.recordKey(), event.json().getBytes(StandardCharsets.UTF_8), event.at());
      publisher.publish(List.of(message), new Kept(told + 1, "events"));
    } catch (MeshException e) {
      LOG.warn("The event is not on {}: {}", TOPIC, e.getMessage());
    }
  }

  @Override
  public void close() {
    publisher.close();
  }
}
