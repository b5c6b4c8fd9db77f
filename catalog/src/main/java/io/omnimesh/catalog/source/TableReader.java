package io.omnimesh.catalog.source;

import io.omnimesh.catalog.source.ColumnDefinition.ColumnType;
import io.omnimesh.catalog.source.TableDefinition.Stored;
import io.omnimesh.contract.yaml.Place;
import io.omnimesh.contract.yaml.Words;
import io.omnimesh.contract.yaml.YamlFields;
import io.omnimesh.contract.yaml.YamlNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the {@code tables} of a source whose system knows no tables by itself. */
final class TableReader {
  private static final Set<String> COLUMN_TYPES =
      Arrays.stream(ColumnType.values())
          .map(type -> type.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

  private TableReader() {}

  /** The tables, in order; refused where the system describes itself. */
  static List<TableDefinition> read(SourceConnection connection, YamlFields source) {
    Optional<YamlNode> node = source.find("tables");
    boolean described = describedByFile(connection);
    if (node.isPresent() && !described) {
      throw node.get()
          .place()
          .refuse(
              connection.system().title() + " tells its tables and columns by itself here",
              "take 'tables' out");
    }
    if (!described) {
      return List.of();
    }
    Set<String> seen = new HashSet<>();
    List<TableDefinition> tables = source.list("tables", item -> table(connection, item, seen));
    if (tables.isEmpty()) {
      Place place = node.map(YamlNode::place).orElse(source.place());
      throw place.refuse(
          connection.system().title() + " knows no columns, and 'tables' describes none",
          "describe at least one table with its columns");
    }
    return tables;
  }

  private static boolean describedByFile(SourceConnection connection) {
    return connection instanceof SourceConnection.Redis
        || (connection instanceof SourceConnection.Kafka kafka
            && kafka.messages() instanceof KafkaMessages.Json);
  }

  private static TableDefinition table(
      SourceConnection connection, YamlNode node, Set<String> seen) {
    YamlFields fields = YamlFields.of(node, "a table");
    String schema = Words.name(fields.text("schema"), "the schema");
    YamlNode.Text name = fields.text("name");
    Words.name(name, "the table");
    if (!seen.add(schema + '.' + name.text())) {
      throw name.place()
          .refuse(
              "the table " + schema + '.' + name.text() + " is described twice",
              "keep one of the two");
    }
    Stored stored =
        connection instanceof SourceConnection.Redis
            ? redisValues(fields)
            : new Stored.Topic(Values.setting(fields, "topic").text());
    Optional<String> key =
        fields.findText("key-column").map(text -> Words.name(text, "the column"));
    Set<String> columnNames = new HashSet<>();
    key.ifPresent(columnNames::add);
    fields.require("columns");
    TableDefinition table =
        new TableDefinition(
            schema,
            name.text(),
            fields.text("description").text(),
            stored,
            key,
            fields.list("columns", item -> column(item, columnNames)));
    fields.end();
    if (table.columns().isEmpty()) {
      throw node.place().refuse("the table " + name.text() + " has no columns", "describe them");
    }
    return table;
  }

  private static Stored redisValues(YamlFields fields) {
    return switch (Words.oneOf(fields.text("values"), "values", Set.of("hash", "json"))) {
      case "hash" -> new Stored.Hashes();
      default -> new Stored.JsonValues();
    };
  }

  private static ColumnDefinition column(YamlNode node, Set<String> seen) {
    YamlFields fields = YamlFields.of(node, "a column");
    YamlNode.Text name = fields.text("name");
    Words.name(name, "the column");
    if (!seen.add(name.text())) {
      throw name.place()
          .refuse("the column " + name.text() + " is described twice", "keep one of the two");
    }
    ColumnDefinition column =
        new ColumnDefinition(
            name.text(),
            ColumnType.valueOf(
                Words.oneOf(fields.text("type"), "type", COLUMN_TYPES).toUpperCase(Locale.ROOT)),
            fields.findText("field").map(YamlNode.Text::text).orElse(name.text()),
            fields.findText("description").map(YamlNode.Text::text).orElse(""));
    fields.end();
    return column;
  }
}
