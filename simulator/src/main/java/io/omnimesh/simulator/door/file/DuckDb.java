package io.omnimesh.simulator.door.file;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/** Opens DuckDB in memory or on a file, small and in UTC. */
final class DuckDb {
  private DuckDb() {}

  static Connection inMemory() throws SQLException {
    return open("jdbc:duckdb:");
  }

  static Connection on(Path file) throws SQLException {
    return open("jdbc:duckdb:" + file);
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection open(String url) throws SQLException {
    Connection connection = new DuckDBDriver().connect(url, new Properties());
    execute(connection, "SET memory_limit = '256MB'");
    execute(connection, "SET threads = 1");
    execute(connection, "SET TimeZone = 'UTC'");
    return connection;
  }
}
