package io.omnimesh.contract.quality;

import io.omnimesh.contract.rule.Rule;
import io.omnimesh.contract.rule.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One statement that measures many rules while it reads the table once.
 *
 * <p>Without rules about repeated values it is an aggregation with a {@code count_if} for each
 * rule. With them, a row becomes a number whose bits say which rules it breaks, and for each key
 * {@code row_number()} numbers the rows with the same values: the number 2 is given once for each
 * value that occurs more than once. Then rows are grouped by their bits and added up. Trino streams
 * this without sorting, exactly, and over one scan; several {@code count(DISTINCT ..)} would each
 * read the table again, and {@code GROUPING SETS} takes twice the time.
 */
public final class QualityScan {
  /** More bits do not fit into a bigint's positive half. */
  private static final int BITS_MAX = 62;

  private final TableName table;
  private final List<Rule> rules;
  private final List<Condition> conditions;
  private final List<List<String>> keys;

  /** The key that rows are grouped by in the end instead of being numbered; -1 for none. */
  private final int grouped;

  private final String sql;

  /**
   * What breaks a rule.
   *
   * @param column that the condition looks at
   */
  private record Condition(String column, String sql) {
    static Condition of(Rule.BadRows rows) {
      return new Condition(((Step.Field) rows.path().getFirst()).column(), Predicates.broken(rows));
    }
  }

  QualityScan(TableName table, List<Rule> rules) {
    this.table = table;
    this.rules = List.copyOf(rules);
    Set<Condition> broken = new LinkedHashSet<>();
    Set<List<String>> repeated = new LinkedHashSet<>();
    for (Rule rule : rules) {
      if (rule.measure() instanceof Rule.BadRows rows) {
        broken.add(Condition.of(rows));
      } else if (rule.measure() instanceof Rule.RepeatedValues values) {
        repeated.add(key(values));
      }
    }
    this.conditions = List.copyOf(broken);
    this.keys = List.copyOf(repeated);
    this.grouped = grouped();
    this.sql = keys.isEmpty() ? plain() : numbered();
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
            case Rule.BadRows rows -> count(row.get(1 + conditions.indexOf(Condition.of(rows))));
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

  /** A column that may repeat probably has few values, so that groups of them are cheaper. */
  private int grouped() {
    return rules.stream()
        .filter(rule ->
            rule.measure() instanceof Rule.RepeatedValues values
                && values.columns().size() == 1
                && !values.bound().refusesEveryRow())
        .map(rule -> keys.indexOf(key((Rule.RepeatedValues) rule.measure())))
        .findFirst()
        .orElse(-1);
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
            .map(condition -> ",\n  count_if(" + condition.sql() + ")")
            .collect(Collectors.joining());
    return "SELECT count(*)" + counts + "\nFROM " + table.sql() + " AS " + Predicates.ALIAS;
  }

  private String numbered() {
    String masks = String.join(", ", maskNames());
    List<String> measured = new ArrayList<>(List.of("sum(n)"));
    for (int i = 0; i < conditions.size(); i++) {
      measured.add("sum(n) FILTER (WHERE bitwise_and(m" + i / BITS_MAX + ", " + bit(i) + ") <> 0)");
    }
    List<String> repeated = new ArrayList<>();
    String from = masked();
    for (int i = 0; i < keys.size(); i++) {
      if (i == grouped) {
        measured.add("count_if(q = 1 AND w > 1)");
      } else {
        measured.add("sum(s" + i + ")");
        repeated.add(", count_if(r" + i + " = 2) AS s" + i);
        from = numbered(i, from);
      }
    }
    String last = grouped < 0 ? "" : ", " + names(keys.get(grouped)).getFirst();
    String groups =
        "  SELECT "
            + masks
            + last
            + ", count(*) AS n"
            + String.join("", repeated)
            + "\n  FROM (\n"
            + from
            + "\n  )\n  GROUP BY "
            + masks
            + last;
    return "SELECT "
        + String.join(",\n  ", measured)
        + "\nFROM (\n"
        + (grouped < 0 ? groups : summed(last.substring(2), groups))
        + "\n)";
  }

  /** Adds up the groups of each value of the key that is grouped by; they are few by now. */
  private static String summed(String column, String groups) {
    String window = " OVER (PARTITION BY " + column + ")";
    return "  SELECT *, IF("
        + column
        + " IS NOT NULL, sum(n)"
        + window
        + ") AS w, row_number()"
        + window
        + " AS q\n  FROM (\n"
        + groups
        + "\n  )";
  }

  /** Numbers the rows of one key. Its columns end here, so that no more is carried than needed. */
  private String numbered(int index, String from) {
    List<String> key = names(keys.get(index));
    List<String> kept = new ArrayList<>(maskNames());
    IntStream.range(0, index).filter(i -> i != grouped).forEach(i -> kept.add("r" + i));
    IntStream.range(0, keys.size())
        .filter(i -> i > index || i == grouped)
        .boxed()
        .flatMap(i -> names(keys.get(i)).stream())
        .distinct()
        .forEach(kept::add);
    String whole =
        key.stream().map(name -> name + " IS NOT NULL").collect(Collectors.joining(" AND "));
    kept.add(
        "IF("
            + whole
            + ", row_number() OVER (PARTITION BY "
            + String.join(", ", key)
            + ")) AS r"
            + index);
    return "  SELECT " + String.join(", ", kept) + "\n  FROM (\n" + from + "\n  )";
  }

  /**
   * Rows as bits and keys. The conditions of a column are put together first, as Trino evaluates an
   * expression over a single column once for each entry of a dictionary, not once for each row; it
   * would merge the two levels if the outer did not use each part twice.
   */
  private String masked() {
    Map<String, StringBuilder> parts = new LinkedHashMap<>();
    Map<Integer, List<String>> partsOfMask = new TreeMap<>();
    for (int i = 0; i < conditions.size(); i++) {
      Condition condition = conditions.get(i);
      int mask = i / BITS_MAX;
      StringBuilder part =
          parts.computeIfAbsent(
              mask + "." + condition.column(),
              ignored -> {
                List<String> names = partsOfMask.computeIfAbsent(mask, m -> new ArrayList<>());
                names.add("p" + mask + "_" + names.size());
                return new StringBuilder("BIGINT '0'");
              });
      part.append("\n      + IF(")
          .append(condition.sql())
          .append(", ")
          .append(bit(i))
          .append(", BIGINT '0')");
    }
    List<String> names = partsOfMask.values().stream().flatMap(List::stream).toList();
    List<String> inner = new ArrayList<>();
    int next = 0;
    for (StringBuilder part : parts.values()) {
      inner.add(part + " AS " + names.get(next++));
    }
    List<String> outer = new ArrayList<>();
    if (conditions.isEmpty()) {
      outer.add("BIGINT '0' AS m0");
    }
    partsOfMask.forEach((mask, ofMask) ->
        outer.add(
            ofMask.stream()
                    .map(name -> "bitwise_or(" + name + ", " + name + ")")
                    .collect(Collectors.joining(" + "))
                + " AS m"
                + mask));
    for (String column : columns()) {
      inner.add(column + " AS " + name(column));
      outer.add(name(column));
    }
    return "  SELECT "
        + String.join(",\n    ", outer)
        + "\n  FROM (\n    SELECT "
        + String.join(",\n      ", inner)
        + "\n    FROM "
        + table.sql()
        + " AS "
        + Predicates.ALIAS
        + "\n  )";
  }

  private static String bit(int condition) {
    return "BIGINT '" + (1L << condition % BITS_MAX) + "'";
  }

  private List<String> maskNames() {
    int masks = Math.max(1, (conditions.size() + BITS_MAX - 1) / BITS_MAX);
    return IntStream.range(0, masks).mapToObj(i -> "m" + i).toList();
  }

  private List<String> columns() {
    return keys.stream().flatMap(List::stream).distinct().toList();
  }

  private String name(String column) {
    return "c" + columns().indexOf(column);
  }

  private List<String> names(List<String> key) {
    return key.stream().map(this::name).toList();
  }
}
