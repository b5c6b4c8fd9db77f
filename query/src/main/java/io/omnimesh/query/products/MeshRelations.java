package io.omnimesh.query.products;

import io.omnimesh.catalog.apply.Relations;
import io.omnimesh.catalog.plan.Alias;
import io.omnimesh.catalog.plan.ColumnChange;
import io.omnimesh.catalog.plan.Relation;
import io.omnimesh.catalog.product.Port;
import io.omnimesh.catalog.state.PortId;
import io.omnimesh.catalog.state.PortKind;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.schema.Column;
import io.omnimesh.contract.sql.Sql;
import io.omnimesh.query.client.Query;
import io.omnimesh.query.client.QueryOptions;
import io.omnimesh.query.client.TrinoClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The relations of data products, made and looked at through SQL. */
public final class MeshRelations implements Relations {
  private static final String MESH = "mesh";
  private static final Duration TIME_MAX = Duration.ofMinutes(1);
  private static final Duration FILL_MAX = Duration.ofMinutes(30);

  private static final QueryOptions OWN =
      QueryOptions.ofDefaults().withSource(QueryWatch.OWN_SOURCE);

  private final TrinoClient trino;

  /**
   * @param trino as the owner, who stays the definer of every view
   */
  public MeshRelations(TrinoClient trino) {
    this.trino = trino;
  }

  @Override
  public Snapshot look() {
    // Independent questions; Trino's planning of each costs more than its answer.
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Set<String>> catalogs = threads.submit(() -> names("SHOW CATALOGS"));
      Future<Set<String>> schemas = threads.submit(() -> names("SHOW SCHEMAS FROM mesh"));
      Future<Map<String, Relation>> relations = threads.submit(() -> relations(""));
      return new Snapshot(await(catalogs), await(schemas), await(relations));
    }
  }

  @Override
  public Map<String, Relation> look(String schema) {
    String filter = " AND table_schema = " + Sql.literal(schema);
    return relations(filter);
  }

  /** Views are asked for last: one that is made meanwhile must not be taken for a table. */
  private Map<String, Relation> relations(String filter) {
    Map<String, List<Relation.Column>> columns = columns(filter);
    Map<String, String> views = definitions(filter);
    Map<String, Relation> relations = new HashMap<>();
    columns.forEach((name, list) -> {
      String definition = views.get(name);
      relations.put(
          name,
          definition == null
              ? new Relation(name, Relation.Kind.TABLE, list, "")
              : new Relation(name, Relation.Kind.VIEW, list, definition));
    });
    return relations;
  }

  private Map<String, String> definitions(String filter) {
    Map<String, String> views = new HashMap<>();
    for (List<@Nullable Object> row :
        rows(
            "SELECT table_schema, table_name, view_definition FROM mesh.information_schema.views"
                + " WHERE table_schema <> 'information_schema'"
                + filter)) {
      views.put(row.get(0) + "." + row.get(1), String.valueOf(row.get(2)));
    }
    return views;
  }

  private Map<String, List<Relation.Column>> columns(String filter) {
    Map<String, List<Relation.Column>> columns = new LinkedHashMap<>();
    for (List<@Nullable Object> row :
        rows(
            "SELECT table_schema, table_name, column_name, data_type"
                + " FROM mesh.information_schema.columns"
                + " WHERE table_schema <> 'information_schema'"
                + filter
                + " ORDER BY table_schema, table_name, ordinal_position")) {
      columns
          .computeIfAbsent(row.get(0) + "." + row.get(1), name -> new ArrayList<>())
          .add(new Relation.Column(String.valueOf(row.get(2)), String.valueOf(row.get(3))));
    }
    return columns;
  }

  @Override
  public List<String> problems(Port port) {
    List<Relation.Column> actual = new ArrayList<>();
    try (Query query =
        trino.start("SELECT * FROM (" + transform(port) + "\n) LIMIT 0", options())) {
      query
          .columns()
          .forEach(column -> actual.add(new Relation.Column(column.name(), column.type().sql())));
    } catch (MeshException e) {
      if (e.code() != ErrorCode.INVALID_INPUT && e.code() != ErrorCode.NOT_FOUND) {
        throw e;
      }
      return List.of(
          port.id() + ": its transform does not run: " + e.getMessage() + "; mend transform.sql");
    }
    return ColumnMatch.problems(port, actual);
  }

  @Override
  public void createSchema(String schema) {
    run("CREATE SCHEMA IF NOT EXISTS " + Sql.path(MESH, schema));
  }

  @Override
  public void putView(Port port) {
    run(
        "CREATE OR REPLACE VIEW "
            + path(port.id())
            + comment(port)
            + " SECURITY DEFINER AS "
            + transform(port));
  }

  @Override
  public void putBack(Relation view) {
    String[] name = view.name().split("\\.", 2);
    run(
        "CREATE OR REPLACE VIEW "
            + Sql.path(MESH, name[0], name[1])
            + " SECURITY DEFINER AS "
            + view.definition());
  }

  @Override
  public void createTable(Port port) {
    String columns =
        port.schema().columns().stream()
            .map(MeshRelations::definition)
            .collect(Collectors.joining(", "));
    run(
        "CREATE TABLE IF NOT EXISTS "
            + path(port.id())
            + " ("
            + columns
            + ")"
            + comment(port)
            + " WITH (format = 'PARQUET', format_version = 2"
            + partitioning(port)
            + ")");
  }

  private static String partitioning(Port port) {
    if (port.schema().partitionKey().isEmpty()) {
      return "";
    }
    return port.schema().partitionKey().stream()
        .map(column -> Sql.literal(Sql.name(column)))
        .collect(Collectors.joining(", ", ", partitioning = ARRAY[", "]"));
  }

  private static String definition(Column column) {
    return Sql.name(column.name())
        + " "
        + column.type().storedTrino()
        + column.comment().map(text -> " COMMENT " + Sql.literal(text.strip())).orElse("");
  }

  @Override
  public long fill(Port port, String schema, String table) {
    String columns =
        port.schema().columns().stream()
            .map(column -> Sql.name(column.name()))
            .collect(Collectors.joining(", "));
    String sql =
        "INSERT INTO "
            + Sql.path(MESH, schema, table)
            + " ("
            + columns
            + ") SELECT "
            + columns
            + " FROM ("
            + transform(port)
            + "\n)";
    try (Query query = trino.start(sql, OWN.withTimeLimit(FILL_MAX))) {
      query.rows().forEachRemaining(row -> {});
      return query.updateCount().orElse(0);
    }
  }

  @Override
  public void evolve(Port port, List<ColumnChange> changes) {
    String alter = "ALTER TABLE " + path(port.id());
    for (ColumnChange change : changes) {
      run(
          switch (change) {
            case ColumnChange.Add add -> alter + " ADD COLUMN " + definition(add.column());
            case ColumnChange.Rename rename ->
                alter
                    + " RENAME COLUMN "
                    + Sql.name(rename.from())
                    + " TO "
                    + Sql.name(rename.to());
            case ColumnChange.Widen widen ->
                alter
                    + " ALTER COLUMN "
                    + Sql.name(widen.column().name())
                    + " SET DATA TYPE "
                    + widen.column().type().storedTrino();
            case ColumnChange.Drop drop -> alter + " DROP COLUMN " + Sql.name(drop.name());
          });
    }
  }

  @Override
  public void pointNewest(PortId target) {
    Relation relation =
        Objects.requireNonNull(
            look(target.domain()).get(target.domain() + "." + target.relation()),
            "The newest major is made before it is pointed at");
    run(
        "CREATE OR REPLACE VIEW "
            + Sql.path(MESH, target.domain(), target.port())
            + " SECURITY DEFINER AS "
            + Alias.query(target, relation.columns().stream().map(Relation.Column::name).toList()));
  }

  @Override
  public void drop(PortId id, PortKind kind) {
    run("DROP " + (kind == PortKind.VIEW ? "VIEW" : "TABLE") + " IF EXISTS " + path(id));
  }

  @Override
  public void dropNewest(PortId id) {
    run("DROP VIEW IF EXISTS " + Sql.path(MESH, id.domain(), id.port()));
  }

  private static String path(PortId id) {
    return Sql.path(MESH, id.domain(), id.relation());
  }

  private static String comment(Port port) {
    return port.schema().comment().map(text -> " COMMENT " + Sql.literal(text.strip())).orElse("");
  }

  /** The query without the semicolon that people end it with. */
  private static String transform(Port port) {
    return port.transform().orElseThrow().strip().replaceAll(";\\s*$", "");
  }

  private Set<String> names(String sql) {
    Set<String> names = new HashSet<>();
    rows(sql).forEach(row -> names.add(String.valueOf(row.getFirst())));
    return names;
  }

  private List<List<@Nullable Object>> rows(String sql) {
    return trino.all(sql, options());
  }

  private void run(String sql) {
    trino.run(sql, options());
  }

  private static QueryOptions options() {
    return OWN.withTimeLimit(TIME_MAX);
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeshException(ErrorCode.CANCELLED, "Interrupted while looking at Trino", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof MeshException known
          ? known
          : new MeshException(ErrorCode.INTERNAL, "Cannot look at Trino: " + e.getCause(), e);
    }
  }
}
