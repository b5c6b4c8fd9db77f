package io.omnimesh.simulator.replay;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.sql.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDriver;

/** A Parquet file, read through DuckDB without holding its rows in the heap. */
final class ParquetLines implements AutoCloseable {
  private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

  private final Path file;
  private final Connection duckdb;

  private ParquetLines(Path file, Connection duckdb) {
    this.file = file;
    this.duckdb = duckdb;
  }

  /** Reads one row. */
  @FunctionalInterface
  interface Reader<L> {
    L read(ResultSet row) throws SQLException;
  }

  /** Takes one row; false ends the reading. */
  @FunctionalInterface
  interface Taker<L> {
    boolean take(L line);
  }

  /**
   * Opens a file and looks whether it is what is wanted.
   *
   * @param columns that it must have
   * @throws MeshException {@code NOT_FOUND} or {@code INVALID_INPUT} with what is wrong with it
   */
  static ParquetLines open(Path file, Set<String> columns) {
    requireParquet(file);
    try {
      Properties properties = new Properties();
      properties.put("jdbc_stream_results", "true");
      Connection duckdb = new DuckDBDriver().connect("jdbc:duckdb:", properties);
      ParquetLines lines = new ParquetLines(file, duckdb);
      lines.execute("SET memory_limit = '512MB'");
      lines.execute("SET threads = 1");
      lines.execute("SET TimeZone = 'UTC'");
      lines.requireColumns(columns);
      return lines;
    } catch (SQLException e) {
      throw unreadable(file, e);
    }
  }

  /** Refuses what is missing, a folder, or not Parquet. */
  static void requireParquet(Path file) {
    if (!Files.exists(file)) {
      throw new MeshException(ErrorCode.NOT_FOUND, "There is no file " + file);
    }
    if (!Files.isRegularFile(file)) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT, file + " is not a file; name the Parquet file itself");
    }
    try (InputStream in = Files.newInputStream(file)) {
      if (!java.util.Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
        throw new MeshException(
            ErrorCode.INVALID_INPUT, file + " is not a Parquet file: it does not begin with PAR1");
      }
    } catch (IOException e) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT, "Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** The SHA-256 of a file in hexadecimal: the same data, whatever it is called. */
  static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[64 * 1024];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT, "Cannot read " + file + ": " + e.getMessage(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The file as a table expression of DuckDB. */
  String table() {
    return "read_parquet(" + Sql.literal(file.toString()) + ", file_row_number = true)";
  }

  /** Hands every row of a query to the taker, until it says that it has enough. */
  <L> void each(String sql, Reader<L> reader, Taker<L> taker) {
    try (Statement statement = duckdb.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        if (!taker.take(reader.read(rows))) {
          return;
        }
      }
    } catch (SQLException e) {
      throw unreadable(file, e);
    }
  }

  /** All rows of a small query. */
  <L> List<L> all(String sql, Reader<L> reader) {
    List<L> all = new ArrayList<>();
    each(sql, reader, all::add);
    return all;
  }

  @Override
  public void close() {
    try {
      duckdb.close();
    } catch (SQLException e) {
      // An engine in memory that is given up has nothing to lose.
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = duckdb.createStatement()) {
      statement.execute(sql);
    }
  }

  private void requireColumns(Set<String> wanted) {
    Set<String> present =
        Set.copyOf(all("DESCRIBE SELECT * FROM " + table(), row -> row.getString(1)));
    String missing =
        wanted.stream()
            .filter(column -> !present.contains(column))
            .sorted()
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      close();
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "%s lacks the columns %s; it has %s"
              .formatted(file, missing, present.stream().sorted().toList()));
    }
  }

  private static MeshException unreadable(Path file, SQLException cause) {
    return new MeshException(
        ErrorCode.INVALID_INPUT,
        "Cannot read the Parquet file " + file + ": " + cause.getMessage(),
        cause);
  }
}
