package io.omnimesh.query.lineage;

import io.omnimesh.catalog.lineage.ColumnName;
import io.omnimesh.catalog.lineage.TableName;
import io.omnimesh.catalog.lineage.Transformation;
import io.omnimesh.query.lineage.TableColumns.KnownColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Writes a random SELECT and, while writing it, notes where each column comes from. It knows
 * nothing of scopes: every name that it writes is unique or qualified.
 */
final class GeneratedSelect {
  static final TableColumns KNOWN =
      table ->
          Optional.of(
              IntStream.range(0, 4)
                  .mapToObj(i -> KnownColumn.of(table.table() + "_c" + i))
                  .toList());
  private static final int DEPTH_MAX = 4;

  private final RandomGenerator random;
  private final List<String> with = new ArrayList<>();
  private int names;

  GeneratedSelect(RandomGenerator random) {
    this.random = random;
  }

  /** How a value depends on columns: pairs of a column and a step, as text. */
  static final class Sources extends TreeMap<String, TreeSet<String>> {
    private static final long serialVersionUID = 1L;

    static Sources of(ColumnName column) {
      Sources sources = new Sources();
      sources.computeIfAbsent(column.toString(), key -> new TreeSet<>()).add("IDENTITY");
      return sources;
    }

    Sources plus(Sources other) {
      Sources both = new Sources();
      for (Sources each : List.of(this, other)) {
        each.forEach(
            (column, how) -> both.computeIfAbsent(column, key -> new TreeSet<>()).addAll(how));
      }
      return both;
    }

    /** The value goes on directly: what decided over it still only decides. */
    Sources direct(String step) {
      List<String> order = List.of("IDENTITY", "TRANSFORMATION", "AGGREGATION");
      Sources next = new Sources();
      forEach((column, how) -> {
        TreeSet<String> steps = new TreeSet<>();
        for (String each : how) {
          steps.add(
              !order.contains(each) || order.indexOf(each) > order.indexOf(step) ? each : step);
        }
        next.put(column, steps);
      });
      return next;
    }

    Sources indirect(String step) {
      Sources next = new Sources();
      keySet().forEach(column -> next.put(column, new TreeSet<>(List.of(step))));
      return next;
    }
  }

  record Named(String name, Sources sources) {}

  /** Something with columns: how it is written, what it offers, what decides over its rows. */
  record Part(String sql, List<Named> columns, Sources rows) {}

  record Statement(String sql, Map<String, Sources> columns, Sources rows) {}

  Statement statement() {
    Part part = select(0);
    Map<String, Sources> columns = new TreeMap<>();
    part.columns().forEach(column -> columns.put(column.name(), column.sources()));
    String head = with.isEmpty() ? "" : "WITH " + String.join(",\n", with) + "\n";
    return new Statement(head + part.sql(), columns, part.rows());
  }

  private String fresh(String stem) {
    return stem + names++;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private Part select(int depth) {
    if (depth < DEPTH_MAX && random.nextInt(6) == 0) {
      return union(select(depth + 1), select(depth + 1));
    }
    Part from = from(depth);
    Sources rows = from.rows();
    StringBuilder tail = new StringBuilder(" FROM " + from.sql());
    if (random.nextBoolean()) {
      Named filter = any(from.columns());
      tail.append(" WHERE ").append(filter.name()).append(" > 1");
      rows = rows.plus(filter.sources().indirect("FILTER"));
      if (depth < DEPTH_MAX && random.nextInt(3) == 0) {
        Part inner = one(select(depth + 1));
        tail.append(" AND ").append(filter.name()).append(" IN (").append(inner.sql()).append(')');
        rows =
            rows.plus(inner.columns().getFirst().sources().plus(inner.rows()).indirect("FILTER"));
      }
    }
    List<String> items = new ArrayList<>();
    List<Named> columns = new ArrayList<>();
    if (random.nextInt(3) == 0) {
      Named key = any(from.columns());
      String alias = fresh("k");
      items.add(key.name() + " AS " + alias);
      columns.add(new Named(alias, key.sources()));
      for (int i = 0; i <= random.nextInt(3); i++) {
        Named value = any(from.columns());
        String name = fresh("s");
        items.add(any(List.of("sum", "max", "ARRAY_AGG")) + "(" + value.name() + ") AS " + name);
        columns.add(new Named(name, value.sources().direct("AGGREGATION")));
      }
      tail.append(" GROUP BY ").append(random.nextBoolean() ? "1" : key.name());
      rows = rows.plus(key.sources().indirect("GROUP_BY"));
    } else {
      for (int i = 0; i <= random.nextInt(4); i++) {
        columns.add(item(from, items));
      }
      if (random.nextInt(4) == 0) {
        Named order = any(columns);
        tail.append(" ORDER BY ").append(order.name());
        rows = rows.plus(order.sources().indirect("SORT"));
      }
    }
    return new Part("SELECT " + String.join(", ", items) + tail, columns, rows);
  }

  private Named item(Part from, List<String> items) {
    Named a = any(from.columns());
    Named b = any(from.columns());
    Named c = any(from.columns());
    String name = fresh("x");
    Sources sources;
    String sql;
    switch (random.nextInt(6)) {
      case 0 -> {
        sql = a.name() + " + abs(" + b.name() + ")";
        sources = a.sources().plus(b.sources()).direct("TRANSFORMATION");
      }
      case 1 -> {
        sql = "CASE WHEN " + a.name() + " > 1 THEN " + b.name() + " ELSE " + c.name() + " END";
        sources =
            b.sources()
                .plus(c.sources())
                .direct("TRANSFORMATION")
                .plus(a.sources().indirect("CONDITIONAL"));
      }
      case 2 -> {
        sql =
            "lag(" + a.name() + ") OVER (PARTITION BY " + b.name() + " ORDER BY " + c.name() + ")";
        sources =
            a.sources()
                .direct("TRANSFORMATION")
                .plus(b.sources().plus(c.sources()).indirect("WINDOW"));
      }
      default -> {
        sql = a.name();
        sources = a.sources();
      }
    }
    items.add(sql + " AS " + name);
    return new Named(name, sources);
  }

  private Part from(int depth) {
    int kind = depth >= DEPTH_MAX ? 0 : random.nextInt(7);
    return switch (kind) {
      case 0, 1 -> table();
      case 2 -> join(from(depth + 1), from(depth + 1));
      case 3 -> named(select(depth + 1));
      case 4 -> starred(select(depth + 1));
      default -> aliased("(", select(depth + 1), ")");
    };
  }

  private Part table() {
    TableName table = new TableName("c", "s", "t" + random.nextInt(3));
    String alias = fresh("a");
    List<Named> columns = new ArrayList<>();
    for (KnownColumn column : KNOWN.of(table).orElseThrow()) {
      columns.add(new Named(alias + "." + column.name(), Sources.of(table.column(column.name()))));
    }
    return new Part(table + " " + alias, columns, new Sources());
  }

  private Part aliased(String before, Part inner, String after) {
    String alias = fresh("q");
    return new Part(
        before + inner.sql() + after + " AS " + alias,
        inner.columns().stream()
            .map(column -> new Named(alias + "." + column.name(), column.sources()))
            .toList(),
        inner.rows());
  }

  private Part starred(Part inner) {
    return aliased("(SELECT * FROM (", inner, "))");
  }

  /** The named query's own named queries come before it, so that all of them are at the top. */
  private Part named(Part inner) {
    String name = fresh("w");
    List<String> renamed = inner.columns().stream().map(column -> fresh("r")).toList();
    with.add(name + " (" + String.join(", ", renamed) + ") AS (" + inner.sql() + ")");
    List<Named> columns = new ArrayList<>();
    for (int i = 0; i < renamed.size(); i++) {
      columns.add(new Named(name + "." + renamed.get(i), inner.columns().get(i).sources()));
    }
    return new Part(name, columns, inner.rows());
  }

  private Part join(Part left, Part right) {
    List<Named> columns = new ArrayList<>(left.columns());
    columns.addAll(right.columns());
    Collections.rotate(columns, random.nextInt(columns.size()));
    Sources rows = left.rows().plus(right.rows());
    if (random.nextInt(4) == 0) {
      return new Part(left.sql() + " CROSS JOIN " + grouped(right), columns, rows);
    }
    Named a = any(left.columns());
    Named b = any(right.columns());
    String kind = any(List.of(" JOIN ", " LEFT JOIN ", " FULL JOIN "));
    return new Part(
        left.sql() + kind + grouped(right) + " ON " + a.name() + " = " + b.name(),
        columns,
        rows.plus(a.sources().plus(b.sources()).indirect("JOIN")));
  }

  private static String grouped(Part part) {
    return part.sql().contains(" JOIN ") && !part.sql().startsWith("(")
        ? "(" + part.sql() + ")"
        : part.sql();
  }

  private Part union(Part left, Part right) {
    int width = Math.min(left.columns().size(), right.columns().size());
    Part first = narrow(left, width);
    Part second = narrow(right, width);
    List<Named> columns = new ArrayList<>();
    Sources all = new Sources();
    for (int i = 0; i < width; i++) {
      Sources both = first.columns().get(i).sources().plus(second.columns().get(i).sources());
      columns.add(new Named(first.columns().get(i).name(), both));
      all = all.plus(both);
    }
    Sources rows = first.rows().plus(second.rows());
    boolean distinct = random.nextBoolean();
    return new Part(
        "(" + first.sql() + ")" + (distinct ? " UNION " : " UNION ALL ") + "(" + second.sql() + ")",
        columns,
        distinct ? rows.plus(all.indirect("GROUP_BY")) : rows);
  }

  private Part one(Part part) {
    return narrow(part, 1);
  }

  private Part narrow(Part part, int width) {
    if (part.columns().size() == width) {
      return part;
    }
    List<Named> columns = part.columns().subList(0, width);
    return new Part(
        "SELECT "
            + String.join(", ", columns.stream().map(Named::name).toList())
            + " FROM ("
            + part.sql()
            + ")",
        columns,
        part.rows());
  }

  /** What the analysis found, in the form of this class. */
  static Sources sources(Map<ColumnName, ? extends java.util.Collection<Transformation>> found) {
    Sources sources = new Sources();
    found.forEach((column, how) -> {
      TreeSet<String> steps = new TreeSet<>();
      how.forEach(each -> steps.add(each.name()));
      sources.put(column.toString(), steps);
    });
    return sources;
  }
}
