package io.omnimesh.stream.client;

import io.omnimesh.catalog.home.Variables;
import java.util.HashMap;
import java.util.Map;

/**
 * How to reach a Kafka cluster as one user.
 *
 * @param bootstrap {@code host:port} of one or more brokers
 * @param mechanism SASL mechanism, {@code PLAIN} or {@code SCRAM-SHA-256}
 */
public record KafkaAccess(String bootstrap, String mechanism, String user, String password) {
  private static final String MECHANISM_DEFAULT = "SCRAM-SHA-256";
  private static final int REQUEST_MILLIS_MAX = 10_000;

  /**
   * The installation's Kafka as a user whose password is the secret {@code kafka/<user>}; variable
   * {@code MESH_KAFKA_SASL} names another mechanism.
   */
  public static KafkaAccess of(Variables variables, String user) {
    return new KafkaAccess(
        variables.resolve("127.0.0.1:${env:MESH_KAFKA_PORT}"),
        variables.find("MESH_KAFKA_SASL").orElse(MECHANISM_DEFAULT),
        user,
        variables.resolve("${file:kafka/" + user + "}"));
  }

  Map<String, Object> properties() {
    String module = mechanism.equals("PLAIN") ? "plain.PlainLoginModule" : "scram.ScramLoginModule";
    Map<String, Object> properties = new HashMap<>();
    properties.put("bootstrap.servers", bootstrap);
    properties.put("security.protocol", "SASL_PLAINTEXT");
    properties.put("sasl.mechanism", mechanism);
    properties.put(
        "sasl.jaas.config",
        "org.apache.kafka.common.security.%s required username=\"%s\" password=\"%s\";"
            .formatted(module, quoted(user), quoted(password)));
    properties.put("request.timeout.ms", REQUEST_MILLIS_MAX);
    properties.put("reconnect.backoff.max.ms", 2_000);
    return properties;
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  @Override
  public String toString() {
    return "Kafka at " + bootstrap + " as " + user;
  }
}
