package io.omnimesh.catalog.plan;

import io.omnimesh.catalog.state.PortId;
import io.omnimesh.contract.sql.Sql;
import java.util.List;
import java.util.stream.Collectors;

/** The view that lets a name without a major mean the newest one. */
public final class Alias {
  private Alias() {}

  /** Its query. Columns are named, as a view with an asterisk breaks when its table grows. */
  public static String query(PortId target, List<String> columns) {
    return columns.stream()
        .map(Sql::name)
        .collect(
            Collectors.joining(
                ", ", "SELECT ", " FROM " + Sql.path("mesh", target.domain(), target.relation())));
  }

  /** Whether a view is the alias of a target as the target is now. */
  static boolean pointsAt(Relation alias, PortId target, Actual actual) {
    return actual
        .relation(target.domain(), target.relation())
        .filter(relation -> relation.columns().equals(alias.columns()))
        .map(relation ->
            query(target, relation.columns().stream().map(Relation.Column::name).toList()))
        .filter(query -> query.equals(collapsed(alias.definition())))
        .isPresent();
  }

  /** Trino stores its own layout of a query; only the white space differs. */
  private static String collapsed(String query) {
    return query.strip().replaceAll("\\s+,", ",").replaceAll("\\s+", " ");
  }
}
