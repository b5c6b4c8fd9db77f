package io.omnimesh.cli.contract;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.importing.SampleColumn;
import io.omnimesh.contract.sql.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows from all over a Parquet file with DuckDB, which needs no Hadoop: the first rows alone
 * often lack what comes later. The same file gives the same rows.
 */
final class ParquetSample {
  private ParquetSample() {}

  static Sample read(Path file, int rowsMax) {
    TextFile.require(file);
    String table = "read_parquet(" + Sql.literal(file.toString()) + ")";
    try (Connection duckdb = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        Statement statement = duckdb.createStatement()) {
      statement.execute("SET memory_limit = '512MB'");
      statement.execute("SET threads = 1");
      statement.execute("SET TimeZone = 'UTC'");
      List<SampleColumn> columns = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM " + table)) {
        while (rows.next()) {
          columns.add(
              SampleColumn.ofSqlType(rows.getString(1), rows.getString(2), Optional.empty()));
        }
      }
      return new Sample(columns, rows(statement, table, columns.size(), rowsMax));
    } catch (SQLException e) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "Cannot read the Parquet file " + file + ": " + e.getMessage(),
          e);
    }
  }

  private static List<List<@Nullable Object>> rows(
      Statement statement, String table, int columns, int rowsMax) throws SQLException {
    List<List<@Nullable Object>> all = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table + " LIMIT " + rowsMax)) {
      while (rows.next()) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(rows.getObject(i));
        }
        all.add(row);
      }
    }
    return all;
  }
}
