package io.omnimesh.query.catalogs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnimesh.catalog.source.ColumnDefinition;
import io.omnimesh.catalog.source.TableDefinition;
import io.omnimesh.catalog.source.TableDefinition.Stored;

/** Writes the table descriptions that Trino's Redis and Kafka connectors read. */
final class TableDescriptions {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TableDescriptions() {}

  static String ofRedis(TableDefinition table) {
    ObjectNode description = head(table);
    String format = table.stored() instanceof Stored.Hashes ? "hash" : "json";
    columns(description.putObject("value"), format, table);
    return description.toPrettyString();
  }

  static String ofKafka(TableDefinition table) {
    if (!(table.stored() instanceof Stored.Topic topic)) {
      throw new IllegalArgumentException("Table " + table.name() + " is not stored in a topic");
    }
    ObjectNode description = head(table).put("topicName", topic.name());
    columns(description.putObject("message"), "json", table);
    return description.toPrettyString();
  }

  private static ObjectNode head(TableDefinition table) {
    ObjectNode description =
        JSON.createObjectNode().put("tableName", table.name()).put("schemaName", table.schema());
    table
        .key()
        .ifPresent(name -> {
          ObjectNode key = description.putObject("key").put("dataFormat", "raw");
          key.putArray("fields")
              .addObject()
              .put("name", name)
              .put("type", "VARCHAR")
              .put("dataFormat", "BYTE")
              .put("mapping", "0")
              .put("hidden", false);
        });
    return description;
  }

  private static void columns(ObjectNode group, String format, TableDefinition table) {
    ArrayNode fields = group.put("dataFormat", format).putArray("fields");
    for (ColumnDefinition column : table.columns()) {
      ObjectNode field =
          fields
              .addObject()
              .put("name", column.name())
              .put("type", column.type().name())
              .put("mapping", column.field())
              .put("hidden", false);
      if (!column.description().isEmpty()) {
        field.put("comment", column.description());
      }
    }
  }
}
