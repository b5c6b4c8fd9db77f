package io.omnimesh.catalog.lineage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The lineage of all products: which column depends on which, over any number of transforms. Built
 * once and then read by any number of threads.
 */
public final class LineageGraph {
  /** No walk goes further. */
  public static final int DEPTH_MAX = 64;

  private final Map<ColumnName, List<Edge>> upstream;
  private final Map<ColumnName, List<Edge>> downstream;
  private final NavigableMap<TableName, TransformLineage> transforms;
  private final Map<ColumnName, List<RowEdge>> rows;
  private final Map<TableName, TableName> aliases;

  private LineageGraph(Builder builder) {
    this.transforms = new TreeMap<>(builder.transforms);
    this.aliases = Map.copyOf(builder.aliases);
    this.upstream = new HashMap<>();
    this.downstream = new HashMap<>();
    this.rows = new HashMap<>();
    transforms.forEach(this::add);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Takes transforms, in any order. */
  public static final class Builder {
    private final Map<TableName, TransformLineage> transforms = new HashMap<>();
    private final Map<TableName, TableName> aliases = new HashMap<>();

    private Builder() {}

    /** A port, and where it comes from. The later of two for the same port counts. */
    public Builder add(TableName port, TransformLineage lineage) {
      transforms.put(port, lineage);
      return this;
    }

    /**
     * Another name of a table.
     *
     * @param alias {@code mesh.ecommerce.orders}
     * @param table {@code mesh.ecommerce.orders_v2}
     */
    public Builder alias(TableName alias, TableName table) {
      aliases.put(alias, table);
      return this;
    }

    public LineageGraph build() {
      return new LineageGraph(this);
    }
  }

  /** A column that depends on another. */
  public record Edge(ColumnName from, ColumnName to, SortedSet<Transformation> how) {
    public Edge {
      how = Collections.unmodifiableSortedSet(new TreeSet<>(how));
    }
  }

  /** A table whose rows depend on a column. */
  public record RowEdge(ColumnName from, TableName to, SortedSet<Transformation> how) {
    public RowEdge {
      how = Collections.unmodifiableSortedSet(new TreeSet<>(how));
    }
  }

  /**
   * A column on a walk.
   *
   * @param depth how many transforms away; 1 is the next
   * @param edge by which it was reached first
   */
  public record Hop(ColumnName column, int depth, Edge edge) {}

  /**
   * Who is hit where a column changes or goes.
   *
   * @param columns whose values depend on it, near ones first
   * @param tables that have such a column, or whose rows depend on it or on such a column
   * @param consumers who reads these tables, by table; also of the table of the column itself
   */
  public record Impact(
      ColumnName column,
      List<Hop> columns,
      SortedSet<TableName> tables,
      SortedMap<TableName, SortedSet<String>> consumers) {
    public Impact {
      columns = List.copyOf(columns);
      tables = Collections.unmodifiableSortedSet(new TreeSet<>(tables));
      consumers = Collections.unmodifiableSortedMap(new TreeMap<>(consumers));
    }

    public boolean isEmpty() {
      return tables.isEmpty() && consumers.isEmpty();
    }
  }

  /** The tables that are made by a transform. */
  public SortedSet<TableName> ports() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(transforms.keySet()));
  }

  /** Where a port comes from. */
  public Optional<TransformLineage> lineage(TableName port) {
    return Optional.ofNullable(transforms.get(real(port)));
  }

  /** All edges between columns, ordered by their target. */
  public List<Edge> edges() {
    List<Edge> edges = new ArrayList<>();
    new TreeMap<>(upstream).values().forEach(edges::addAll);
    return edges;
  }

  /** All edges from columns to the rows of tables, ordered by their source. */
  public List<RowEdge> rowEdges() {
    List<RowEdge> edges = new ArrayList<>();
    new TreeMap<>(rows).values().forEach(edges::addAll);
    return edges;
  }

  /**
   * The columns from which a column is made, near ones first.
   *
   * @param depth how many transforms to go back, at most {@link #DEPTH_MAX}
   */
  public List<Hop> upstream(ColumnName column, int depth) {
    return walk(real(column), depth, upstream, Edge::from);
  }

  /** The columns that are made from a column, near ones first. */
  public List<Hop> downstream(ColumnName column, int depth) {
    return walk(real(column), depth, downstream, Edge::to);
  }

  /** The tables from which a table is made, in one or more steps. */
  public SortedSet<TableName> sourcesOf(TableName table) {
    NavigableSet<TableName> found = new TreeSet<>();
    Deque<TableName> open = new ArrayDeque<>(List.of(real(table)));
    while (!open.isEmpty()) {
      TransformLineage lineage = transforms.get(open.poll());
      if (lineage != null) {
        lineage.tables().stream().map(this::real).filter(found::add).forEach(open::add);
      }
    }
    return found;
  }

  /**
   * Who is hit where a column changes or goes.
   *
   * @param readers who reads each table, from the history of queries; names may be aliases
   */
  public Impact impact(ColumnName column, Map<TableName, ? extends Set<String>> readers) {
    ColumnName start = real(column);
    List<Hop> hops = downstream(start, DEPTH_MAX);
    Set<ColumnName> columns = new TreeSet<>(List.of(start));
    hops.forEach(hop -> columns.add(hop.column()));
    NavigableSet<TableName> tables = new TreeSet<>();
    hops.forEach(hop -> tables.add(hop.column().table()));
    Deque<TableName> missingRows = new ArrayDeque<>();
    for (ColumnName each : columns) {
      for (RowEdge edge : rows.getOrDefault(each, List.of())) {
        if (tables.add(edge.to())) {
          missingRows.add(edge.to());
        }
      }
    }
    // where the rows of a table change, so do those of all that are made of it
    while (!missingRows.isEmpty()) {
      TableName changed = missingRows.poll();
      transforms.forEach((port, lineage) -> {
        if (lineage.tables().stream().map(this::real).anyMatch(changed::equals)
            && tables.add(port)) {
          missingRows.add(port);
        }
      });
    }
    SortedMap<TableName, SortedSet<String>> consumers = new TreeMap<>();
    readers.forEach((table, names) -> {
      TableName read = real(table);
      if (!names.isEmpty() && (tables.contains(read) || read.equals(start.table()))) {
        consumers.computeIfAbsent(read, key -> new TreeSet<>()).addAll(names);
      }
    });
    return new Impact(start, hops, tables, consumers);
  }

  /** Ports that are made of themselves, in the order of the circle; empty where there is none. */
  public List<TableName> circle() {
    Set<TableName> done = new TreeSet<>();
    for (TableName port : transforms.keySet()) {
      List<TableName> path = new ArrayList<>();
      if (circle(port, path, done)) {
        return path.subList(path.indexOf(path.getLast()), path.size() - 1);
      }
    }
    return List.of();
  }

  private boolean circle(TableName table, List<TableName> path, Set<TableName> done) {
    if (path.contains(table)) {
      path.add(table);
      return true;
    }
    TransformLineage lineage = transforms.get(table);
    if (lineage == null || done.contains(table)) {
      return false;
    }
    path.add(table);
    for (TableName source : lineage.tables()) {
      if (circle(real(source), path, done)) {
        return true;
      }
    }
    path.removeLast();
    done.add(table);
    return false;
  }

  private void add(TableName port, TransformLineage lineage) {
    for (OutputColumn column : lineage.columns()) {
      if (column.name().isEmpty()) {
        continue;
      }
      ColumnName to = port.column(column.name().get());
      column
          .derivation()
          .sources()
          .forEach((source, how) -> {
            Edge edge = new Edge(real(source), to, how);
            upstream.computeIfAbsent(to, key -> new ArrayList<>()).add(edge);
            downstream.computeIfAbsent(edge.from(), key -> new ArrayList<>()).add(edge);
          });
    }
    lineage
        .rows()
        .forEach((source, how) -> {
          RowEdge edge = new RowEdge(real(source), port, how);
          rows.computeIfAbsent(edge.from(), key -> new ArrayList<>()).add(edge);
        });
  }

  private static List<Hop> walk(
      ColumnName start,
      int depth,
      Map<ColumnName, List<Edge>> edges,
      Function<Edge, ColumnName> end) {
    Set<ColumnName> seen = new TreeSet<>(List.of(start));
    List<Hop> hops = new ArrayList<>();
    List<ColumnName> level = List.of(start);
    for (int i = 1; i <= Math.min(depth, DEPTH_MAX) && !level.isEmpty(); i++) {
      List<ColumnName> next = new ArrayList<>();
      for (ColumnName column : level) {
        for (Edge edge : edges.getOrDefault(column, List.of())) {
          if (seen.add(end.apply(edge))) {
            hops.add(new Hop(end.apply(edge), i, edge));
            next.add(end.apply(edge));
          }
        }
      }
      level = next;
    }
    return hops;
  }

  private ColumnName real(ColumnName column) {
    return real(column.table()).column(column.column());
  }

  /** An alias of an alias is none of the mesh's. */
  private TableName real(TableName table) {
    return aliases.getOrDefault(table, table);
  }
}
