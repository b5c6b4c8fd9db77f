package io.omnimesh.query.sla;

import io.omnimesh.catalog.lineage.TableName;
import io.omnimesh.contract.sql.Sql;
import java.util.Collection;
import java.util.stream.Collectors;

/** The statements that look at a port; instants come back as milliseconds since 1970. */
final class SlaStatements {
  private SlaStatements() {}

  /** What the snapshots of an Iceberg table say, newest first: a read of metadata alone. */
  static String snapshots(TableName table, int rowsMax) {
    return "SELECT "
        + millis("committed_at")
        + ", operation, parent_id, element_at(summary, 'added-records') FROM "
        + metadata(table, "snapshots")
        + " ORDER BY committed_at DESC LIMIT "
        + rowsMax;
  }

  /**
   * The bounds of columns, from those of the data files: a read of metadata alone. Rows that were
   * deleted from a file stay within its bounds.
   */
  static String partitions(TableName table, Collection<String> columns) {
    return "SELECT "
        + columns.stream()
            .map(column -> "data." + Sql.name(column))
            .map(bounds ->
                bound("min", bounds + ".\"min\"") + ", " + bound("max", bounds + ".\"max\""))
            .collect(Collectors.joining(", "))
        + " FROM "
        + metadata(table, "partitions");
  }

  /** The bounds of columns, from the data. */
  static String bounds(TableName table, Collection<String> columns) {
    return "SELECT "
        + columns.stream()
            .map(Sql::name)
            .map(column -> bound("min", column) + ", " + bound("max", column))
            .collect(Collectors.joining(", "))
        + " FROM "
        + Sql.path(table.catalog(), table.schema(), table.table());
  }

  /** The cheapest statement that fails where readers fail. */
  static String probe(TableName table) {
    return "SELECT 1 FROM " + Sql.path(table.catalog(), table.schema(), table.table()) + " LIMIT 1";
  }

  private static String bound(String function, String value) {
    return millis("CAST(" + function + "(" + value + ") AS timestamp(3) with time zone)");
  }

  private static String millis(String instant) {
    return "CAST(to_unixtime(" + instant + ") * 1000 AS bigint)";
  }

  private static String metadata(TableName table, String kind) {
    return Sql.path(table.catalog(), table.schema(), table.table() + "$" + kind);
  }
}
