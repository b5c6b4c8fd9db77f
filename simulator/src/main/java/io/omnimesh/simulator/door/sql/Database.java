package io.omnimesh.simulator.door.sql;

import io.omnimesh.catalog.home.Variables;

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

  @Override
  public String toString() {
    return dialect + " database " + name + " as " + user;
  }
}
