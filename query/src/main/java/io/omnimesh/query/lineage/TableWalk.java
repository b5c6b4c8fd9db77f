package io.omnimesh.query.lineage;

import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.CreateMaterializedView;
import io.trino.sql.tree.CreateTableAsSelect;
import io.trino.sql.tree.CreateView;
import io.trino.sql.tree.Delete;
import io.trino.sql.tree.ExecuteImmediate;
import io.trino.sql.tree.Insert;
import io.trino.sql.tree.Merge;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.QualifiedName;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.RefreshMaterializedView;
import io.trino.sql.tree.Table;
import io.trino.sql.tree.TableExecute;
import io.trino.sql.tree.TruncateTable;
import io.trino.sql.tree.Update;
import io.trino.sql.tree.With;
import io.trino.sql.tree.WithQuery;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Goes through a statement of any kind and names its tables; named queries are none. */
final class TableWalk {
  private static final int NESTED_STATEMENTS_MAX = 4;

  private final Consumer<Table> reads;
  private final Consumer<QualifiedName> writes;

  TableWalk(Consumer<Table> reads, Consumer<QualifiedName> writes) {
    this.reads = reads;
    this.writes = writes;
  }

  void statement(String sql) {
    statement(sql, 0);
  }

  void node(Node node) {
    node(node, Set.of(), 0);
  }

  /** Whether a table of this single name stands anywhere in it. */
  static boolean mentions(Node node, String name) {
    if (node instanceof Table table
        && table.getName().getParts().equals(List.of(name.toLowerCase(Locale.ROOT)))) {
      return true;
    }
    return node.getChildren().stream().anyMatch(child -> mentions(child, name));
  }

  private void statement(String sql, int depth) {
    node(new SqlParser().createStatement(sql), Set.of(), depth);
  }

  private void node(Node node, Set<String> queries, int depth) {
    switch (node) {
      case Query query -> {
        query(query, queries, depth);
        return;
      }
      case Table table -> table(table, queries);
      case Insert insert -> writes.accept(insert.getTarget());
      case CreateTableAsSelect create -> writes.accept(create.getName());
      case CreateView create -> writes.accept(create.getName());
      case CreateMaterializedView create -> writes.accept(create.getName());
      case RefreshMaterializedView refresh -> {
        writes.accept(refresh.getName());
        return;
      }
      case TruncateTable truncate -> writes.accept(truncate.getTableName());
      case Delete delete -> writes.accept(delete.getTable().getName());
      case Update update -> {
        writes.accept(update.getTable().getName());
        table(update.getTable(), queries);
      }
      case Merge merge -> writes.accept(merge.getTargetTable().getName());
      case TableExecute execute -> writes.accept(execute.getTable().getName());
      case ExecuteImmediate immediate when depth < NESTED_STATEMENTS_MAX ->
          statement(immediate.getStatement().getValue(), depth + 1);
      default -> {}
    }
    node.getChildren().forEach(child -> node(child, queries, depth));
  }

  /** A named query hides a table of the same name from there on, and inside if it recurs. */
  private void query(Query query, Set<String> outer, int depth) {
    Set<String> queries = new HashSet<>(outer);
    query
        .getWith()
        .ifPresent(with -> {
          for (WithQuery named : with.getQueries()) {
            String name = named.getName().getValue().toLowerCase(Locale.ROOT);
            if (with.isRecursive()) {
              queries.add(name);
            }
            node(named.getQuery(), Set.copyOf(queries), depth);
            queries.add(name);
          }
        });
    for (Node child : query.getChildren()) {
      if (!(child instanceof With)) {
        node(child, queries, depth);
      }
    }
  }

  private void table(Table table, Set<String> queries) {
    List<String> parts = table.getName().getParts();
    if (parts.size() > 1 || !queries.contains(parts.getFirst())) {
      reads.accept(table);
    }
  }
}
