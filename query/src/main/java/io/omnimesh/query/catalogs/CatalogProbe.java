package io.omnimesh.query.catalogs;

import io.omnimesh.catalog.source.KafkaMessages;
import io.omnimesh.catalog.source.Source;
import io.omnimesh.catalog.source.SourceConnection;
import io.omnimesh.catalog.source.TableDefinition;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.sql.Sql;
import io.omnimesh.query.client.QueryOptions;
import io.omnimesh.query.client.TrinoClient;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks Trino the three questions of a source's test: can it log in, what is there, can it read. */
final class CatalogProbe {
  /** So many tables are tried until one has a row. */
  private static final int TABLES_TRIED_MAX = 5;

  /** Schemas that the systems keep for themselves. */
  private static final Set<String> OWN_SCHEMAS =
      Set.of(
          "information_schema",
          "pg_catalog",
          "mysql",
          "performance_schema",
          "sys",
          "system",
          "system_auth",
          "system_schema",
          "system_distributed",
          "system_traces",
          "system_virtual_schema",
          "system_views");

  private final TrinoClient trino;
  private final Catalogs catalogs;

  CatalogProbe(TrinoClient trino, Catalogs catalogs) {
    this.trino = trino;
    this.catalogs = catalogs;
  }

  /** Creates the catalog where it is missing, and sends a statement that makes Trino log in. */
  String login(Source source) {
    catalogs.create(source);
    String catalog = Sql.name(source.name());
    String statement =
        switch (source.connection()) {
          case SourceConnection.Redis it -> firstRow(source);
          case SourceConnection.Kafka it when it.messages() instanceof KafkaMessages.Json ->
              firstRow(source);
          case SourceConnection.Kafka it -> "SHOW TABLES FROM " + catalog + ".default";
          case SourceConnection.OpenSearch it -> "SHOW TABLES FROM " + catalog + ".default";
          case SourceConnection.Prometheus it -> "SHOW TABLES FROM " + catalog + ".default";
          default -> "SHOW SCHEMAS FROM " + catalog;
        };
    try {
      trino.run(statement, options());
    } catch (MeshException e) {
      throw new MeshException(
          e.code(),
          Messages.oneLine(e) + "; check user and password, and what the user may read",
          e);
    }
    return "Trino reads it as catalog " + source.name();
  }

  String schemas(Source source) {
    List<TablePath> tables = tables(source);
    long schemas = tables.stream().map(TablePath::schema).distinct().count();
    return schemas
        + (schemas == 1 ? " schema, " : " schemas, ")
        + tables.size()
        + (tables.size() == 1 ? " table" : " tables");
  }

  String row(Source source) {
    List<TablePath> tables = tables(source);
    if (tables.isEmpty() && source.connection() instanceof SourceConnection.IcebergJdbc) {
      return "a warehouse without tables yet";
    }
    if (tables.isEmpty()) {
      throw new MeshException(
          ErrorCode.NOT_FOUND,
          "there is no table that the user may read; create one, or grant SELECT");
    }
    List<TablePath> tried = tables.stream().limit(TABLES_TRIED_MAX).toList();
    for (TablePath table : tried) {
      String path = Sql.path(source.name(), table.schema(), table.name());
      if (!trino.all("SELECT * FROM " + path + " LIMIT 1", options()).isEmpty()) {
        return "read from " + table.schema() + '.' + table.name();
      }
    }
    return "readable but empty: "
        + tried.stream().map(TablePath::name).collect(Collectors.joining(", "));
  }

  private List<TablePath> tables(Source source) {
    String statement =
        "SELECT table_schema, table_name FROM "
            + Sql.name(source.name())
            + ".information_schema.tables ORDER BY 1, 2";
    return trino.all(statement, options()).stream()
        .map(row -> new TablePath(String.valueOf(row.get(0)), String.valueOf(row.get(1))))
        .filter(table -> !OWN_SCHEMAS.contains(table.schema()))
        .toList();
  }

  private static String firstRow(Source source) {
    TableDefinition table = source.tables().getFirst();
    return "SELECT 1 FROM " + Sql.path(source.name(), table.schema(), table.name()) + " LIMIT 1";
  }

  private static QueryOptions options() {
    return QueryOptions.ofDefaults()
        .withSource("mesh sources test")
        .withTimeLimit(SourceTest.STEP_MAX);
  }

  private record TablePath(String schema, String name) {}
}
