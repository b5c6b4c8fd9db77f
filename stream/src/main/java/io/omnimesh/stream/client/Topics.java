package io.omnimesh.stream.client;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates topics and looks at them. Safe for use by many threads. */
public final class Topics implements AutoCloseable {
  private static final long ANSWER_SECONDS_MAX = 15;

  private final KafkaAccess access;
  private final Admin admin;

  public Topics(KafkaAccess access) {
    this.access = access;
    Map<String, Object> properties = access.properties();
    properties.put("default.api.timeout.ms", (int) TimeUnit.SECONDS.toMillis(ANSWER_SECONDS_MAX));
    try {
      this.admin = Admin.create(properties);
    } catch (KafkaException e) {
      throw unavailable("connect", e);
    }
  }

  /** Creates an append topic unless it exists; an existing one keeps its settings. */
  public void ensure(String topic, int partitions, Duration retention) {
    NewTopic wanted =
        new NewTopic(topic, Optional.of(partitions), Optional.empty())
            .configs(
                Map.of(
                    "cleanup.policy",
                    "delete",
                    "retention.ms",
                    Long.toString(retention.toMillis())));
    try {
      await(admin.createTopics(List.of(wanted)).all());
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw unavailable("create topic " + topic, e);
      }
    }
  }

  /** The names of all topics that the user may see. */
  public Set<String> names() {
    try {
      return await(admin.listTopics().names());
    } catch (ExecutionException e) {
      throw unavailable("list topics", e);
    }
  }

  /** Removes a topic with its records, where it is there. */
  public void remove(String topic) {
    try {
      await(admin.deleteTopics(List.of(topic)).all());
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
        throw unavailable("remove topic " + topic, e);
      }
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(2));
  }

  private <T> T await(KafkaFuture<T> future) throws ExecutionException {
    try {
      return future.get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeshException(ErrorCode.CANCELLED, "Interrupted while waiting for " + access, e);
    } catch (TimeoutException e) {
      throw unavailable("get an answer", e);
    }
  }

  private MeshException unavailable(String what, Throwable cause) {
    return new MeshException(
        ErrorCode.UNAVAILABLE,
        "Cannot %s: %s: %s; see `mesh status` and `mesh logs kafka`"
            .formatted(what, access, cause.getMessage()),
        cause);
  }
}
