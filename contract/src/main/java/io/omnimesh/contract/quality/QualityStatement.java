package io.omnimesh.contract.quality;

import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.rule.Rule;
import io.omnimesh.contract.sql.Sql;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code sql} rule, ready to run. The query is put into a derived table, so that nothing but a
 * query can be run. Placeholders are <code>{object}</code> and <code>{property}</code> with their
 * synonyms of datacontract-cli, with or without a dollar before and quotes around.
 *
 * @param sql returns the query's rows, at most two
 */
public record QualityStatement(Rule rule, String sql) {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("([\"'`]?)\\$?\\{\\s*([A-Za-z]+)\\s*\\}\\1");
  private static final Pattern END = Pattern.compile("[;\\s]+\\z");

  static QualityStatement of(
      Rule rule, Rule.Statement statement, SchemaObject object, TableName table) {
    String query =
        PLACEHOLDER
            .matcher(statement.query())
            .replaceAll(found ->
                Matcher.quoteReplacement(
                    value(found.group(2), statement.column(), table).orElse(found.group())));
    // The line break ends a comment that the query may end with.
    return new QualityStatement(
        rule, "SELECT * FROM (\n" + END.matcher(query).replaceAll("") + "\n) LIMIT 2");
  }

  private static Optional<String> value(
      String placeholder, Optional<String> column, TableName table) {
    return switch (placeholder) {
      case "object", "table", "model" -> Optional.of(table.sql());
      case "property", "column", "field" -> column.map(Sql::name);
      case "schema" -> Optional.of(Sql.name(table.schema()));
      case "catalog" -> Optional.of(Sql.name(table.catalog()));
      default -> Optional.empty();
    };
  }

  /** The result of the rows that the statement returned. */
  public RuleResult result(List<? extends List<? extends @Nullable Object>> rows) {
    if (rows.size() != 1 || rows.getFirst().size() != 1) {
      return RuleResult.error(
          rule,
          rows.isEmpty()
              ? "the query returned no row; it must return one number"
              : "the query returned more than one value; it must return one number");
    }
    return switch (rows.getFirst().getFirst()) {
      case null -> RuleResult.error(rule, "the query returned null; it must return one number");
      case Boolean truth -> judge(truth ? BigDecimal.ONE : BigDecimal.ZERO);
      case Number number when Double.isFinite(number.doubleValue()) ->
          judge(new BigDecimal(number.toString()));
      case Object other ->
          RuleResult.error(rule, "the query returned " + kind(other) + ", not a number");
    };
  }

  private RuleResult judge(BigDecimal value) {
    return Rules.judge(rule, value, OptionalLong.empty());
  }

  private static String kind(Object value) {
    return value instanceof Number ? "a number that is not finite" : "a value of another type";
  }
}
