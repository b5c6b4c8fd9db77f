package io.omnimesh.catalog.source;

/** Where the columns of topics come from. */
public sealed interface KafkaMessages {

  /** JSON objects; the definition's tables say which fields become columns. */
  record Json() implements KafkaMessages {}

  /**
   * Avro records in Confluent's wire format; each subject {@code <topic>-value} of the registry is
   * a table.
   *
   * @param registry the URL of the registry's Confluent-compatible API
   */
  record Avro(Setting registry) implements KafkaMessages {}
}
