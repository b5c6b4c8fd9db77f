package io.omnimesh.contract.lint;

import static io.omnimesh.contract.lint.Shape.Simple.INTEGER;
import static io.omnimesh.contract.lint.Shape.Simple.TEXT;

import io.omnimesh.contract.document.Mapping;
import io.omnimesh.contract.document.Scalar;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of each type of server. A line is {@code types: settings}; an exclamation mark
 * follows what is required, and {@code port} is a whole number where all else is text.
 */
final class ServerTables {
  private static final String VERSION_31 =
      """
      api: location!
      athena: stagingDir! schema! catalog regionName
      azure: location! format! delimiter
      bigquery: project! dataset!
      clickhouse mysql synapse: host! port! database!
      databricks: host catalog! schema!
      denodo: host! port! database
      dremio: host! port! schema
      duckdb: database! schema
      glue: account! database! location format
      cloudsql postgresql postgres vertica: host! port! database! schema!
      db2: host! port! database! schema
      hive impala informix zen: host! port database!
      kafka: host! format
      kinesis: region format
      local: path! format!
      oracle: host! port! serviceName!
      presto: host! catalog schema
      pubsub: project!
      redshift: host database! schema! region account
      s3: location! endpointUrl format delimiter
      sftp: location! format delimiter
      snowflake: host port account! database! schema! warehouse
      sqlserver: host! port database! schema!
      trino: host! port! catalog! schema!
      custom: account catalog database dataset delimiter endpointUrl format host location path port project region regionName schema serviceName stagingDir warehouse stream
      """;
  private static final Set<String> SINCE_31 = Set.of("hive", "impala", "zen");

  private ServerTables() {}

  static Shape version31(Shape.Table base) {
    Map<String, Shape.Table> tables = tables(false);
    return chosen(base, tables, new HashMap<>());
  }

  /** In version 3.0 unknown settings may stand beside the known ones. */
  static Shape version30(Shape.Table base) {
    Map<String, Shape.Table> tables = tables(true);
    SINCE_31.forEach(tables::remove);
    return chosen(base, tables, new HashMap<>());
  }

  private static Shape chosen(
      Shape.Table base, Map<String, Shape.Table> tables, Map<String, Shape.Table> none) {
    Shape.Word types = new Shape.Word(tables.keySet(), Set.of());
    Shape.Table untyped = merged("a server", base, types, null);
    tables.forEach(
        (type, table) -> none.put(type, merged("a server of type " + type, base, types, table)));
    return new Shape.Chosen(mapping -> none.getOrDefault(type(mapping), untyped));
  }

  private static Shape.Table merged(
      String subject, Shape.Table base, Shape.Word types, Shape.@Nullable Table settings) {
    Shape.Builder table = Shape.Builder.table(subject).with(base).must(types, "type");
    if (settings != null) {
      table.with(settings);
    }
    return base.open() ? table.open().end() : table.end();
  }

  private static String type(Mapping mapping) {
    return mapping.find("type").orElse(null) instanceof Scalar scalar && scalar.isString()
        ? scalar.text()
        : "";
  }

  private static Map<String, Shape.Table> tables(boolean older) {
    Map<String, Shape.Table> tables = new LinkedHashMap<>();
    for (String line : VERSION_31.split("\n", -1)) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        continue;
      }
      for (String type : line.substring(0, colon).split(" ", -1)) {
        Shape.Builder table = Shape.Builder.table("a server");
        for (String word : line.substring(colon + 2).split(" ", -1)) {
          setting(table, type, word, older);
        }
        tables.put(type, table.end());
      }
    }
    return tables;
  }

  private static void setting(Shape.Builder table, String type, String word, boolean older) {
    boolean required = word.endsWith("!");
    String key = required ? word.substring(0, word.length() - 1) : word;
    if (older && key.equals("stream")) {
      return;
    }
    Shape shape = key.equals("port") ? INTEGER : TEXT;
    if (type.equals("sftp") && key.equals("location")) {
      shape = Shape.Simple.SFTP;
    }
    if (older) {
      shape = older(type, key, shape);
    }
    if (required) {
      table.must(shape, key);
    } else {
      table.may(shape, key);
    }
  }

  private static Shape older(String type, String key, Shape shape) {
    boolean files = type.equals("azure") || type.equals("s3") || type.equals("sftp");
    if (files && key.equals("format")) {
      return Shape.Word.of("parquet", "delta", "json", "csv");
    }
    if (files && key.equals("delimiter")) {
      return Shape.Word.of("new_line", "array");
    }
    return type.equals("duckdb") && key.equals("schema") ? INTEGER : shape;
  }
}
