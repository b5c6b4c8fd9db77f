package io.omnimesh.server.product;

import io.omnimesh.catalog.access.Permission;
import io.omnimesh.catalog.lineage.ColumnName;
import io.omnimesh.catalog.lineage.LineageGraph;
import io.omnimesh.catalog.lineage.TableName;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.server.http.Exchange;
import io.omnimesh.server.http.Route;
import io.omnimesh.server.product.AppliedLineage.Lineage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** {@code /api/v1/lineage}: from what a table or column is made, and what is made from it. */
final class LineageRoutes {
  private static final String PATH = Answers.ROOT + "/lineage";
  private static final int DEPTH = 3;

  private final AppliedLineage lineage;

  LineageRoutes(AppliedLineage lineage) {
    this.lineage = lineage;
  }

  List<Route> routes() {
    return List.of(Route.get(PATH, Permission.PRODUCTS_READ, this::get));
  }

  /** Which way to walk. */
  private enum Direction {
    UPSTREAM,
    DOWNSTREAM,
    BOTH
  }

  /** A table or one of its columns. */
  private record Node(TableName table, Optional<ColumnName> column) {}

  private void get(Exchange exchange) {
    Node node = node(exchange);
    Direction direction = direction(exchange);
    int depth = exchange.queryParameter("depth", DEPTH, LineageGraph.DEPTH_MAX);
    Walk walk = new Walk(lineage.now(), depth);
    walk.requireKnown(node.table());
    if (direction != Direction.DOWNSTREAM) {
      node.column().ifPresentOrElse(walk::up, () -> walk.up(node.table()));
    }
    if (direction != Direction.UPSTREAM) {
      node.column().ifPresentOrElse(walk::down, () -> walk.down(node.table()));
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("node", node.column().map(ColumnName::toString).orElse(node.table().toString()));
    body.put("nodes", walk.nodes);
    body.put("edges", List.copyOf(walk.edges));
    body.put("problems", walk.lineage.problems());
    exchange.jsonWithTag(body);
  }

  private static Node node(Exchange exchange) {
    String text = exchange.queryParameter("node").orElse("");
    String[] parts = text.split("\\.", 4);
    if (parts.length < 3) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "Parameter 'node' must be the full name of a table or column, such as"
              + " mesh.stores.pos_sales_v1 or mesh.stores.pos_sales_v1.sku, not '"
              + text
              + "'");
    }
    TableName table = TableName.parse(String.join(".", parts[0], parts[1], parts[2]));
    return new Node(
        table, parts.length == 4 ? Optional.of(table.column(parts[3])) : Optional.empty());
  }

  private static Direction direction(Exchange exchange) {
    return switch (exchange.queryParameter("direction").orElse("both")) {
      case "upstream" -> Direction.UPSTREAM;
      case "downstream" -> Direction.DOWNSTREAM;
      case "both" -> Direction.BOTH;
      default ->
          throw new MeshException(
              ErrorCode.INVALID_INPUT,
              "Parameter 'direction' must be upstream, downstream or both");
    };
  }

  /** Gathers what is met on the way. */
  private static final class Walk {
    private final Lineage lineage;
    private final int depth;
    private final List<Map<String, Object>> nodes = new ArrayList<>();
    private final Set<Map<String, Object>> edges = new LinkedHashSet<>();

    Walk(Lineage lineage, int depth) {
      this.lineage = lineage;
      this.depth = depth;
    }

    void requireKnown(TableName table) {
      boolean known =
          lineage.products().containsKey(table)
              || lineage.aliases().containsKey(table)
              || lineage.reads().values().stream().anyMatch(read -> read.contains(table));
      if (!known) {
        throw new MeshException(
            ErrorCode.NOT_FOUND,
            "No product that is served is, or reads, "
                + table
                + "; GET /api/v1/products lists"
                + " all");
      }
    }

    void up(ColumnName column) {
      for (LineageGraph.Hop hop : lineage.graph().upstream(column, depth)) {
        node(hop.column().table(), hop.column().toString(), hop.depth(), Direction.UPSTREAM);
        edge(hop.edge());
      }
    }

    void down(ColumnName column) {
      for (LineageGraph.Hop hop : lineage.graph().downstream(column, depth)) {
        node(hop.column().table(), hop.column().toString(), hop.depth(), Direction.DOWNSTREAM);
        edge(hop.edge());
      }
    }

    void up(TableName table) {
      walk(table, Direction.UPSTREAM, each -> lineage.reads().getOrDefault(each, new TreeSet<>()));
    }

    void down(TableName table) {
      walk(table, Direction.DOWNSTREAM, this::readersOf);
    }

    private SortedSet<TableName> readersOf(TableName table) {
      SortedSet<TableName> readers = new TreeSet<>();
      lineage
          .reads()
          .forEach((reader, read) -> {
            if (read.contains(table)) {
              readers.add(reader);
            }
          });
      return readers;
    }

    private void walk(
        TableName named, Direction direction, Function<TableName, SortedSet<TableName>> next) {
      TableName start = lineage.aliases().getOrDefault(named, named);
      Set<TableName> seen = new TreeSet<>(List.of(start));
      Collection<TableName> level = List.of(start);
      for (int i = 1; i <= depth && !level.isEmpty(); i++) {
        Collection<TableName> following = new TreeSet<>();
        for (TableName table : level) {
          for (TableName other : next.apply(table)) {
            edges.add(
                direction == Direction.UPSTREAM
                    ? edge(other.toString(), table.toString(), List.of())
                    : edge(table.toString(), other.toString(), List.of()));
            if (seen.add(other)) {
              node(other, other.toString(), i, direction);
              following.add(other);
            }
          }
        }
        level = following;
      }
    }

    private void node(TableName table, String name, int distance, Direction direction) {
      Map<String, Object> view = new LinkedHashMap<>();
      view.put("name", name);
      String product = lineage.products().get(table);
      view.put("kind", product == null ? "source" : "product");
      if (product != null) {
        view.put("product", product);
      }
      view.put("direction", Views.word(direction));
      view.put("depth", distance);
      nodes.add(view);
    }

    private void edge(LineageGraph.Edge edge) {
      edges.add(
          edge(
              edge.from().toString(),
              edge.to().toString(),
              edge.how().stream().map(Views::word).toList()));
    }

    private static Map<String, Object> edge(String from, String to, List<String> how) {
      Map<String, Object> view = new LinkedHashMap<>();
      view.put("from", from);
      view.put("to", to);
      view.put("how", how);
      return view;
    }
  }
}
