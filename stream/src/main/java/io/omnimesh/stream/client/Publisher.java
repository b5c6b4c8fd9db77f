package io.omnimesh.stream.client;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes exactly once. Messages and the position that they bring the source to are committed in
 * one Kafka transaction; the position is kept as the committed offset of a consumer group that
 * nobody consumes with, on partition 0 of the topic. A second publisher of the same name fences the
 * first. Not thread-safe.
 */
public final class Publisher implements AutoCloseable {
  private static final Duration CLOSE_MAX = Duration.ofSeconds(2);
  private static final int TRANSACTION_MILLIS_MAX = 60_000;

  private final KafkaAccess access;
  private final String name;
  private final TopicPartition home;
  private @Nullable KafkaProducer<String, byte[]> open;
  private boolean known;
  private @Nullable Kept kept;

  /**
   * A publisher that connects when it is first used.
   *
   * @param name transactional id and consumer group
   * @param topic the topic on which the position is kept
   */
  public Publisher(KafkaAccess access, String name, String topic) {
    this.access = access;
    this.name = name;
    this.home = new TopicPartition(topic, 0);
  }

  /**
   * A position with a note.
   *
   * @param note what the number counts in
   */
  public record Kept(long number, String note) {}

  /**
   * The position that was committed last. It is read once for each connection: whoever else
   * publishes under this name fences this publisher.
   */
  public Optional<Kept> position() {
    try {
      // Ends what an earlier publisher left half done, before the position is read.
      producer();
    } catch (KafkaException e) {
      close();
      throw unavailable(e);
    }
    if (!known) {
      kept = read().orElse(null);
      known = true;
    }
    return Optional.ofNullable(kept);
  }

  private Optional<Kept> read() {
    Map<String, Object> properties = access.properties();
    properties.put("group.id", name);
    properties.put("enable.auto.commit", false);
    properties.put("default.api.timeout.ms", 15_000);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      OffsetAndMetadata found = consumer.committed(java.util.Set.of(home)).get(home);
      return found == null
          ? Optional.empty()
          : Optional.of(new Kept(found.offset(), found.metadata()));
    } catch (KafkaException e) {
      throw unavailable(e);
    }
  }

  /** Commits all messages and the position, or nothing. */
  public void publish(List<Message> messages, Kept position) {
    try {
      KafkaProducer<String, byte[]> producer = producer();
      producer.beginTransaction();
      for (Message message : messages) {
        // A send that fails makes commitTransaction fail; its future says nothing more.
        var _ =
            producer.send(
                new ProducerRecord<>(
                    message.topic(),
                    null,
                    message.time().toEpochMilli(),
                    message.key(),
                    message.value()));
      }
      producer.sendOffsetsToTransaction(
          Map.of(home, new OffsetAndMetadata(position.number(), position.note())),
          new ConsumerGroupMetadata(name));
      producer.commitTransaction();
      kept = position;
      known = true;
    } catch (KafkaException e) {
      close();
      throw unavailable(e);
    }
  }

  @Override
  public void close() {
    KafkaProducer<String, byte[]> producer = open;
    open = null;
    known = false;
    kept = null;
    if (producer != null) {
      producer.close(CLOSE_MAX);
    }
  }

  private KafkaProducer<String, byte[]> producer() {
    KafkaProducer<String, byte[]> producer = open;
    if (producer == null) {
      Map<String, Object> properties = access.properties();
      properties.put("transactional.id", name);
      properties.put("transaction.timeout.ms", TRANSACTION_MILLIS_MAX);
      properties.put("enable.idempotence", true);
      properties.put("acks", "all");
      properties.put("compression.type", "lz4");
      properties.put("linger.ms", 5);
      properties.put("batch.size", 128 * 1024);
      properties.put("buffer.memory", 16L * 1024 * 1024);
      properties.put("max.block.ms", 15_000);
      properties.put("delivery.timeout.ms", 30_000);
      producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
      open = producer;
      producer.initTransactions();
    }
    return producer;
  }

  private MeshException unavailable(KafkaException cause) {
    return new MeshException(
        ErrorCode.UNAVAILABLE,
        "Cannot publish %s to %s: %s; see `mesh status` and `mesh logs kafka`"
            .formatted(name, access, cause.getMessage()),
        cause);
  }
}
