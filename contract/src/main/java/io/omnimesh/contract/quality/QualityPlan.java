package io.omnimesh.contract.quality;

import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.odcs.SchemaProperty;
import io.omnimesh.contract.rule.Rule;
import io.omnimesh.contract.rule.RuleCompiler;
import io.omnimesh.contract.rule.Step;
import io.omnimesh.contract.schema.ColumnType;
import io.omnimesh.contract.sql.Sql;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How the rules of an object are measured on a table: one scan for all rules that look at rows, a
 * statement for each {@code sql} rule, and a reason for each rule that nobody measures.
 */
public final class QualityPlan {
  private final SchemaObject object;
  private final TableName table;
  private final List<Rule> rules;
  private final Set<String> columns;

  private QualityPlan(SchemaObject object, TableName table, List<Rule> rules, Set<String> columns) {
    this.object = object;
    this.table = table;
    this.rules = rules;
    this.columns = columns;
  }

  /**
   * A plan for a table.
   *
   * @param columns the table's, as it has them now: types by names in lower case; empty where the
   *     type is none that contracts know
   */
  public static QualityPlan of(
      SchemaObject object, TableName table, Map<String, Optional<ColumnType>> columns) {
    Map<String, ColumnType> types = new LinkedHashMap<>();
    for (SchemaProperty property : object.properties()) {
      columns
          .getOrDefault(property.columnName().toLowerCase(Locale.ROOT), Optional.empty())
          .ifPresent(type -> types.put(property.columnName(), type));
    }
    return new QualityPlan(
        object, table, RuleCompiler.rules(object, types), new HashSet<>(columns.keySet()));
  }

  /** All rules, in the order of the contract; the implied ones of a property first. */
  public List<Rule> rules() {
    return rules;
  }

  public TableName table() {
    return table;
  }

  /** The rules that scans measure; those whose columns the table lacks are not among them. */
  public List<Rule> scanned() {
    return rules.stream().filter(rule -> isScanned(rule) && missingColumn(rule).isEmpty()).toList();
  }

  /** The one scan that measures rules out of {@link #scanned}; at least one. */
  public QualityScan scan(List<Rule> some) {
    return new QualityScan(table, some);
  }

  /** The rules with a statement of their own. */
  public List<QualityStatement> statements() {
    return rules.stream()
        .flatMap(rule ->
            rule.measure() instanceof Rule.Statement statement
                ? Stream.of(QualityStatement.of(rule, statement, object, table))
                : Stream.empty())
        .toList();
  }

  /** The rules that another engine measures. */
  public List<Rule> foreign() {
    return rules.stream().filter(rule -> rule.measure() instanceof Rule.Foreign).toList();
  }

  /** The results of rules for which there is nothing to run. */
  public List<RuleResult> settled() {
    List<RuleResult> results = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule.measure() instanceof Rule.Unmeasured(String reason)) {
        results.add(RuleResult.notEvaluated(rule, reason));
      } else if (isScanned(rule)) {
        missingColumn(rule)
            .ifPresent(column ->
                results.add(RuleResult.error(rule, "table " + table + " has no column " + column)));
      }
    }
    return results;
  }

  /** A statement for rows that break a rule; empty for rules that no single row breaks. */
  public Optional<QualitySample> sample(Rule rule, int rowsMax) {
    return switch (rule.measure()) {
      case Rule.BadRows rows ->
          Optional.of(QualitySample.ofRows(object, table, columns, rule, rows, rowsMax));
      case Rule.RepeatedValues values ->
          Optional.of(QualitySample.ofValues(object, table, values, rowsMax));
      case Rule.RowCount ignored -> Optional.empty();
      case Rule.Statement ignored -> Optional.empty();
      case Rule.Foreign ignored -> Optional.empty();
      case Rule.Unmeasured ignored -> Optional.empty();
    };
  }

  /** Asks for the columns of a table without reading it. */
  public static String columnsSql(TableName table) {
    return "SELECT * FROM " + table.sql() + " LIMIT 0";
  }

  /** A statement that fails, without reading the table, where the scan cannot be run. */
  public static String validationSql(QualityScan scan) {
    return "EXPLAIN (TYPE VALIDATE) " + scan.sql();
  }

  private static boolean isScanned(Rule rule) {
    return switch (rule.measure()) {
      case Rule.BadRows ignored -> true;
      case Rule.RepeatedValues ignored -> true;
      case Rule.RowCount ignored -> true;
      case Rule.Statement ignored -> false;
      case Rule.Foreign ignored -> false;
      case Rule.Unmeasured ignored -> false;
    };
  }

  private Optional<String> missingColumn(Rule rule) {
    List<List<Step>> paths =
        switch (rule.measure()) {
          case Rule.BadRows rows -> List.of(rows.path());
          case Rule.RepeatedValues values -> values.columns();
          case Rule.RowCount ignored -> List.of();
          case Rule.Statement ignored -> List.of();
          case Rule.Foreign ignored -> List.of();
          case Rule.Unmeasured ignored -> List.of();
        };
    return paths.stream()
        .map(path -> ((Step.Field) path.getFirst()).column())
        .filter(column -> !columns.contains(column.toLowerCase(Locale.ROOT)))
        .findFirst()
        .map(Sql::name);
  }
}
