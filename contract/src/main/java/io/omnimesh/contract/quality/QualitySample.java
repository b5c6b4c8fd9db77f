package io.omnimesh.contract.quality;

import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.odcs.SchemaProperty;
import io.omnimesh.contract.rule.Rule;
import io.omnimesh.contract.rule.RuleCompiler;
import io.omnimesh.contract.rule.Step;
import io.omnimesh.contract.sql.Sql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A statement that returns some rows that break a rule: the columns of the primary key (or, where
 * the object has none, its unique ones) and the column that breaks it. Personal values are not even
 * asked for.
 *
 * @param columns what each value of a row is
 */
public record QualitySample(String sql, List<String> columns) {
  private static final int TEXT_LENGTH_MAX = 200;

  public QualitySample {
    columns = List.copyOf(columns);
  }

  static QualitySample ofRows(
      SchemaObject object,
      TableName table,
      Set<String> tableColumns,
      Rule rule,
      Rule.BadRows rows,
      int rowsMax) {
    Set<SchemaProperty> shown = new LinkedHashSet<>(object.primaryKey());
    if (shown.isEmpty()) {
      object.properties().stream().filter(SchemaProperty::unique).forEach(shown::add);
    }
    Step.Field column = (Step.Field) rows.path().getFirst();
    object.property(column.name()).ifPresent(shown::add);
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (SchemaProperty property : shown) {
      if (tableColumns.contains(property.columnName().toLowerCase(Locale.ROOT))) {
        boolean hidden =
            RuleCompiler.isPersonal(property)
                || (rule.personal() && property.name().equals(column.name()));
        names.add(property.columnName());
        values.add(value(Predicates.ALIAS + "." + Sql.name(property.columnName()), hidden));
      }
    }
    return new QualitySample(
        "SELECT "
            + String.join(", ", values)
            + " FROM "
            + table.sql()
            + " AS "
            + Predicates.ALIAS
            + " WHERE "
            + Predicates.broken(rows)
            + " LIMIT "
            + rowsMax,
        names);
  }

  static QualitySample ofValues(
      SchemaObject object, TableName table, Rule.RepeatedValues values, int rowsMax) {
    List<String> keys = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    for (List<Step> path : values.columns()) {
      String key = Predicates.column(path);
      boolean hidden =
          object
              .property(((Step.Field) path.getFirst()).name())
              .filter(RuleCompiler::isPersonal)
              .isPresent();
      keys.add(key);
      names.add(
          path.stream().map(step -> ((Step.Field) step).column()).collect(Collectors.joining(".")));
      shown.add(value(key, hidden));
    }
    names.add("rows");
    shown.add("count(*)");
    String whole =
        keys.stream().map(key -> key + " IS NOT NULL").collect(Collectors.joining(" AND "));
    return new QualitySample(
        "SELECT "
            + String.join(", ", shown)
            + " FROM "
            + table.sql()
            + " AS "
            + Predicates.ALIAS
            + " WHERE "
            + whole
            + " GROUP BY "
            + String.join(", ", keys)
            + " HAVING count(*) > 1 LIMIT "
            + rowsMax,
        names);
  }

  private static String value(String column, boolean hidden) {
    return hidden ? Sql.literal(RuleResult.PERSONAL) : column;
  }

  /** The rows of a result, as {@link RuleResult#samples} has them. */
  public List<Map<String, @Nullable String>> read(
      List<? extends List<? extends @Nullable Object>> rows) {
    List<Map<String, @Nullable String>> samples = new ArrayList<>();
    for (List<? extends @Nullable Object> row : rows) {
      Map<String, @Nullable String> sample = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        @Nullable Object value = row.get(i);
        sample.put(columns.get(i), value == null ? null : shortened(value.toString()));
      }
      samples.add(sample);
    }
    return samples;
  }

  private static String shortened(String text) {
    return text.length() <= TEXT_LENGTH_MAX ? text : text.substring(0, TEXT_LENGTH_MAX) + "…";
  }
}
