package io.omnimesh.embedded.parts;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** One JDBC connection of a probe or a provisioning, with limits on how long anything may take. */
final class Database implements AutoCloseable {
  private final Connection connection;

  private Database(Connection connection) {
    this.connection = connection;
  }

  /** Connects to a PostgreSQL database on this machine. */
  static Database postgresql(int port, String database, String user, String password)
      throws SQLException {
    Properties properties = login(user, password);
    properties.put("connectTimeout", "4");
    properties.put("socketTimeout", "30");
    properties.put("sslmode", "disable");
    properties.put("gssEncMode", "disable");
    properties.put("ApplicationName", "mesh");
    return open(
        "org.postgresql.Driver",
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database,
        properties);
  }

  /** Connects to the MariaDB server on this machine. */
  static Database mariadb(int port, String user, String password) throws SQLException {
    Properties properties = login(user, password);
    properties.put("connectTimeout", "4000");
    properties.put("socketTimeout", "30000");
    properties.put("sslMode", "disable");
    return open("org.mariadb.jdbc.Driver", "jdbc:mariadb://127.0.0.1:" + port + "/", properties);
  }

  private static Properties login(String user, String password) {
    Properties properties = new Properties();
    properties.put("user", user);
    properties.put("password", password);
    return properties;
  }

  /**
   * Connects by that very driver: the driver manager would load every driver on the class path, and
   * one of them (Ignite's) fails without options of the JVM.
   */
  private static Database open(String driver, String url, Properties properties)
      throws SQLException {
    Connection connection = driver(driver).connect(url, properties);
    if (connection == null) {
      throw new SQLException("The driver does not know the address " + url);
    }
    return new Database(connection);
  }

  private static Driver driver(String className) throws SQLException {
    try {
      return Class.forName(className)
          .asSubclass(Driver.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new SQLException("The driver " + className + " cannot be loaded", e);
    }
  }

  /** Runs statements whose names and values were quoted by {@code Sql}. */
  void run(String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Whether a query with one parameter returns a row. */
  boolean exists(String query, String parameter) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, parameter);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  /** The first column of the first row. */
  String text(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
