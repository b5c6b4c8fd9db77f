package io.omnimesh.catalog.source;

import java.util.List;
import java.util.Optional;

/**
 * A table that the definition describes, because the system itself knows no columns.
 *
 * @param schema the schema in SQL; in Redis also the first part of the keys
 * @param name the table in SQL; in Redis also the second part of the keys
 * @param description one line for people
 * @param stored how the rows are stored
 * @param key the column that shows the message's or value's key; empty where nobody needs it
 * @param columns the columns in order
 */
public record TableDefinition(
    String schema,
    String name,
    String description,
    Stored stored,
    Optional<String> key,
    List<ColumnDefinition> columns) {
  public TableDefinition {
    columns = List.copyOf(columns);
  }

  /** How the rows of a described table are stored. */
  public sealed interface Stored {
    /** A Kafka topic of JSON objects. */
    record Topic(String name) implements Stored {}

    /** Redis hashes under {@code schema:table:*}. */
    record Hashes() implements Stored {}

    /** Redis strings under {@code schema:table:*} that hold JSON objects. */
    record JsonValues() implements Stored {}
  }
}
