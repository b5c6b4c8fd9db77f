package io.omnimesh.query.lineage;

import io.omnimesh.catalog.lineage.TableName;
import io.omnimesh.contract.sql.Sql;
import io.omnimesh.query.client.QueryOptions;
import io.omnimesh.query.client.TrinoClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The columns of tables as Trino knows them now. Nothing is kept: each question is a statement. */
public final class TrinoColumns implements TableColumns {
  private static final Duration STATEMENT_MAX = Duration.ofSeconds(20);

  private final TrinoClient trino;

  public TrinoColumns(TrinoClient trino) {
    this.trino = trino;
  }

  @Override
  public Optional<List<KnownColumn>> of(TableName table) {
    List<KnownColumn> columns =
        trino.all(statement(table), QueryOptions.ofDefaults().withTimeLimit(STATEMENT_MAX)).stream()
            .map(row ->
                new KnownColumn(
                    String.valueOf(row.get(0)), Optional.of(String.valueOf(row.get(1)))))
            .toList();
    return columns.isEmpty() ? Optional.empty() : Optional.of(columns);
  }

  static String statement(TableName table) {
    return "SELECT column_name, data_type FROM "
        + Sql.path(table.catalog(), "information_schema", "columns")
        + " WHERE table_schema = "
        + Sql.literal(table.schema())
        + " AND table_name = "
        + Sql.literal(table.table())
        + " ORDER BY ordinal_position";
  }
}
