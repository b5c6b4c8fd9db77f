package io.omnimesh.contract.quality;

import io.omnimesh.contract.rule.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One statement that measures many rules while it reads the table once.
 *
 * <p>Without rules about repeated values it is an aggregation with a {@code count_if} for each
 * rule. With them, a row becomes a number whose bits say which rules it breaks, and {@code GROUP BY
 * GROUPING SETS} groups by that number and by the columns of each rule about repeated values at the
 * same time: the groups of the number give the counts of bad rows, and those of columns the values
 * that occur more than once. Trino reads the table once for all grouping sets, and its counts are
 * exact; several {@code count(DISTINCT ..)} would read it once each.
 */
public final class QualityScan {
  /** Trino's {@code grouping()} takes no more than 31; one is the number of broken rules. */
  static final int REPEATED_COLUMNS_MAX = 30;

  /** More bits do not fit into a bigint's positive half. */
  private static final int BITS_MAX = 62;

  private final TableName table;
  private final List<Rule> rules;
  private final List<String> conditions;
  private final List<List<String>> keys;
  private final Map<String, Integer> columnOf = new LinkedHashMap<>();
  private final String sql;

  QualityScan(TableName table, List<Rule> rules) {
    this.table = table;
    this.rules = List.copyOf(rules);
    Set<String> broken = new LinkedHashSet<>();
    Set<List<String>> repeated = new LinkedHashSet<>();
    for (Rule rule : rules) {
      if (rule.measure() instanceof Rule.BadRows rows) {
        broken.add(Predicates.broken(rows));
      } else if (rule.measure() instanceof Rule.RepeatedValues values) {
        repeated.add(key(values));
      }
    }
    this.conditions = List.copyOf(broken);
    this.keys = List.copyOf(repeated);
    this.sql = keys.isEmpty() ? plain() : grouped();
  }

  /** The rules that the statement measures. */
  public List<Rule> rules() {
    return rules;
  }

  /** The statement; it returns one row. */
  public String sql() {
    return sql;
  }

  /** The results, in the order of the rules, of the row that the statement returned. */
  public List<RuleResult> results(List<? extends @Nullable Object> row) {
    OptionalLong all = OptionalLong.of(count(row.get(0)).longValueExact());
    List<RuleResult> results = new ArrayList<>();
    for (Rule rule : rules) {
      BigDecimal count =
          switch (rule.measure()) {
            case Rule.BadRows rows ->
                count(row.get(1 + conditions.indexOf(Predicates.broken(rows))));
            case Rule.RepeatedValues values ->
                count(row.get(1 + conditions.size() + keys.indexOf(key(values))));
            case Rule.RowCount ignored -> BigDecimal.valueOf(all.getAsLong());
            case Rule.Statement ignored -> throw foreign(rule);
            case Rule.Foreign ignored -> throw foreign(rule);
            case Rule.Unmeasured ignored -> throw foreign(rule);
          };
      results.add(Rules.judge(rule, count, all));
    }
    return results;
  }

  private static List<String> key(Rule.RepeatedValues values) {
    return values.columns().stream().map(Predicates::column).toList();
  }

  /** Sums over no row are null. */
  private static BigDecimal count(@Nullable Object value) {
    return value == null ? BigDecimal.ZERO : new BigDecimal(value.toString());
  }

  private static IllegalStateException foreign(Rule rule) {
    return new IllegalStateException("Rule " + rule.id() + " is not measured by a scan");
  }

  private String plain() {
    String counts =
        conditions.stream()
            .map(condition -> ",\n  count_if(" + condition + ")")
            .collect(Collectors.joining());
    return "SELECT count(*)" + counts + "\nFROM " + table.sql() + " AS " + Predicates.ALIAS;
  }

  private String grouped() {
    List<String> masks = masks();
    for (List<String> key : keys) {
      key.forEach(column -> columnOf.putIfAbsent(column, columnOf.size()));
    }
    List<String> maskNames = IntStream.range(0, masks.size()).mapToObj(i -> "m" + i).toList();
    List<String> names = columnOf.values().stream().map(i -> "c" + i).toList();
    List<String> sets = new ArrayList<>();
    sets.add("(" + String.join(", ", maskNames) + ")");
    keys.forEach(key -> sets.add("(" + String.join(", ", names(key)) + ")"));
    String grouping = "grouping(" + String.join(", ", concat(List.of("m0"), names)) + ") AS g";
    List<String> inner = new ArrayList<>();
    IntStream.range(0, masks.size()).forEach(i -> inner.add(masks.get(i) + " AS m" + i));
    columnOf.forEach((column, i) -> inner.add(column + " AS c" + i));
    String group = String.join(", ", concat(List.of("g"), maskNames));
    return "SELECT\n  "
        + String.join(",\n  ", measured())
        + "\nFROM (\n  SELECT "
        + group
        + ", sum(n) AS n, count_if(n > 1 AND CASE g"
        + keys.stream().map(this::complete).collect(Collectors.joining())
        + " END) AS r\n  FROM (\n    SELECT "
        + String.join(", ", concat(List.of(grouping), maskNames, names))
        + ", count(*) AS n\n    FROM (\n      SELECT "
        + String.join(",\n        ", inner)
        + "\n      FROM "
        + table.sql()
        + " AS "
        + Predicates.ALIAS
        + "\n    )\n    GROUP BY GROUPING SETS ("
        + String.join(", ", sets)
        + ")\n  )\n  GROUP BY "
        + group
        + "\n)";
  }

  /** The outermost columns: all rows, rows that break each condition, values that repeat. */
  private List<String> measured() {
    List<String> measured = new ArrayList<>();
    String ofRows = "g = " + groupOf(List.of(), true);
    measured.add("sum(n) FILTER (WHERE " + ofRows + ")");
    for (int i = 0; i < conditions.size(); i++) {
      String bit = "bitwise_and(m" + i / BITS_MAX + ", BIGINT '" + (1L << i % BITS_MAX) + "') <> 0";
      measured.add("sum(n) FILTER (WHERE " + ofRows + " AND " + bit + ")");
    }
    for (List<String> key : keys) {
      measured.add("sum(r) FILTER (WHERE g = " + groupOf(names(key), false) + ")");
    }
    return measured;
  }

  /** When a group of a key counts: a null repeats nothing. */
  private String complete(List<String> key) {
    return names(key).stream()
        .map(name -> name + " IS NOT NULL")
        .collect(Collectors.joining(" AND ", " WHEN " + groupOf(names(key), false) + " THEN ", ""));
  }

  private List<String> masks() {
    List<String> masks = new ArrayList<>();
    for (int from = 0; from < conditions.size() || from == 0; from += BITS_MAX) {
      StringBuilder mask = new StringBuilder("BIGINT '0'");
      for (int i = from; i < Math.min(from + BITS_MAX, conditions.size()); i++) {
        mask.append("\n        + IF(")
            .append(conditions.get(i))
            .append(", BIGINT '")
            .append(1L << (i - from))
            .append("', BIGINT '0')");
      }
      masks.add(mask.toString());
    }
    return masks;
  }

  private List<String> names(List<String> key) {
    return key.stream().map(column -> "c" + columnOf.get(column)).toList();
  }

  /** What {@code grouping(m0, c0, c1, ..)} is for a set: a bit is 0 where the column is in it. */
  private long groupOf(List<String> present, boolean mask) {
    long group = mask ? 0 : 1;
    for (int i = 0; i < columnOf.size(); i++) {
      group = group * 2 + (present.contains("c" + i) ? 0 : 1);
    }
    return group;
  }

  @SafeVarargs
  private static List<String> concat(List<String>... parts) {
    List<String> all = new ArrayList<>();
    for (List<String> part : parts) {
      all.addAll(part);
    }
    return all;
  }
}
