package io.omnimesh.simulator.door.file;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.sql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes Parquet files with DuckDB. */
final class ParquetBytes {
  private ParquetBytes() {}

  /**
   * The Parquet file of some rows.
   *
   * @param definition columns as in CREATE TABLE
   * @param select expressions that make the file's columns of them
   */
  static byte[] of(String definition, String select, List<? extends @Nullable Object[]> rows) {
    Path file = null;
    try (Connection duckdb = DuckDb.inMemory()) {
      file = Files.createTempFile("mesh-", ".parquet");
      DuckDb.execute(duckdb, "CREATE TABLE rows (" + definition + ")");
      String marks = "?, ".repeat(rows.isEmpty() ? 1 : rows.getFirst().length);
      try (PreparedStatement insert =
          duckdb.prepareStatement(
              "INSERT INTO rows VALUES (" + marks.substring(0, marks.length() - 2) + ")")) {
        for (@Nullable Object[] row : rows) {
          for (int i = 0; i < row.length; i++) {
            insert.setObject(i + 1, row[i]);
          }
          insert.addBatch();
        }
        if (!rows.isEmpty()) {
          insert.executeBatch();
        }
      }
      DuckDb.execute(
          duckdb,
          "COPY (SELECT %s FROM rows) TO %s (FORMAT parquet, COMPRESSION snappy)"
              .formatted(select, Sql.literal(file.toString())));
      return Files.readAllBytes(file);
    } catch (SQLException | IOException e) {
      throw new MeshException(
          ErrorCode.INTERNAL, "Cannot make a Parquet file: " + e.getMessage(), e);
    } finally {
      delete(file);
    }
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // A temporary file that stays is the operating system's to remove.
    }
  }
}
