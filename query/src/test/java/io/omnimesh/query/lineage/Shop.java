package io.omnimesh.query.lineage;

import io.omnimesh.catalog.lineage.ColumnName;
import io.omnimesh.catalog.lineage.TableName;
import io.omnimesh.catalog.lineage.TransformLineage;
import io.omnimesh.catalog.lineage.Transformation;
import io.omnimesh.query.lineage.TableColumns.KnownColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Tables of a shop, and lineage as a line of text. */
final class Shop {
  private static final Map<String, List<KnownColumn>> TABLES =
      Map.of(
          "shop.db.orders",
          columns(
              "id bigint",
              "customer_id bigint",
              "amount decimal(14,2)",
              "placed_at timestamp(6)",
              "status varchar",
              "items array(row(sku varchar, quantity bigint))",
              "address row(city varchar, geo row(lat double, lon double))",
              "tags array(varchar)",
              "attributes map(varchar, bigint)"),
          "shop.db.customers",
          columns("id bigint", "name varchar", "email varchar", "country varchar"),
          "shop.db.edges",
          columns("parent bigint", "child bigint"),
          "mesh.stores.sales",
          columns("id bigint", "amount decimal(14,2)", "store varchar"));

  static final TableColumns KNOWN = table -> Optional.ofNullable(TABLES.get(table.toString()));

  private Shop() {}

  private static List<KnownColumn> columns(String... columns) {
    return Arrays.stream(columns)
        .map(column -> column.split(" ", 2))
        .map(parts -> new KnownColumn(parts[0], Optional.of(parts[1])))
        .toList();
  }

  /** {@code a=IDENTITY(orders.id IDENTITY) b=AGGREGATION() | orders.status FILTER}. */
  static String text(TransformLineage lineage) {
    String columns =
        lineage.columns().stream()
            .map(column ->
                column.name().orElse("?")
                    + "="
                    + column.derivation().kind()
                    + "("
                    + text(column.derivation().sources())
                    + ")")
            .collect(Collectors.joining(" "));
    return lineage.rows().isEmpty() ? columns : columns + " | " + text(lineage.rows());
  }

  private static String text(Map<ColumnName, SortedSet<Transformation>> sources) {
    return sources.entrySet().stream()
        .map(each ->
            each.getKey().table().table()
                + "."
                + each.getKey().column()
                + each.getValue().stream().map(how -> " " + how).collect(Collectors.joining()))
        .collect(Collectors.joining(", "));
  }

  static TableName table(String name) {
    return new TableName("shop", "db", name);
  }
}
