package io.omnimesh.simulator.door.sql;

import io.omnimesh.catalog.home.Variables;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;

/**
 * How to reach one relational source as the user that owns it.
 *
 * @param name the database, which is also the source's name
 */
public record Database(String name, Dialect dialect, String url, String user, String password) {

  /** Which system it is. */
  public enum Dialect {
    POSTGRESQL,
    MARIADB
  }

  /** A database of the installation's PostgreSQL. */
  public static Database postgresql(String name, Variables variables) {
    return new Database(
        name,
        Dialect.POSTGRESQL,
        variables.resolve("jdbc:postgresql://127.0.0.1:${env:MESH_POSTGRESQL_PORT}/" + name)
            + "?connectTimeout=5&socketTimeout=120&ApplicationName=mesh-doors&options=-c%20TimeZone=UTC",
        name + "_writer",
        variables.resolve("${file:postgresql/" + name + "_writer}"));
  }

  /** A database of the installation's MariaDB. */
  public static Database mariadb(String name, Variables variables) {
    return new Database(
        name,
        Dialect.MARIADB,
        variables.resolve("jdbc:mariadb://127.0.0.1:${env:MESH_MARIADB_PORT}/" + name)
            + "?connectTimeout=5000&socketTimeout=300000&allowLocalInfile=true"
            + "&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true",
        name + "_writer",
        variables.resolve("${file:mariadb/" + name + "_writer}"));
  }

  /** Opens a connection by the system's own driver, whatever other drivers the class path holds. */
  Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    Driver driver =
        switch (dialect) {
          case POSTGRESQL -> new org.postgresql.Driver();
          case MARIADB -> new org.mariadb.jdbc.Driver();
        };
    Connection connection = driver.connect(url, properties);
    if (connection == null) {
      throw new SQLException("the driver does not know the address of " + this);
    }
    return connection;
  }

  @Override
  public String toString() {
    return dialect + " database " + name + " as " + user;
  }
}
