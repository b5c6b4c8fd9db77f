package io.omnimesh.store;

import io.omnimesh.catalog.home.Variables;
import java.time.Duration;

/**
 * Where the state lies.
 *
 * @param user the owner of the database
 * @param application how the connections call themselves in PostgreSQL
 * @param connectionsMax of the pool; callers beyond wait
 * @param waitMax for a connection, before the caller gets {@code UNAVAILABLE}
 */
public record StoreSettings(
    String host,
    int port,
    String database,
    String user,
    String password,
    String application,
    int connectionsMax,
    Duration waitMax) {
  private static final int CONNECTIONS_MAX = 8;
  private static final Duration WAIT_MAX = Duration.ofSeconds(10);

  /** The database that an installation's own PostgreSQL keeps for the mesh. */
  public static StoreSettings of(Variables variables) {
    return new StoreSettings(
        "127.0.0.1",
        Integer.parseInt(variables.resolve("${env:MESH_POSTGRESQL_PORT}")),
        "mesh",
        "mesh",
        variables.resolve("${file:postgresql/mesh}"),
        "omnimesh",
        CONNECTIONS_MAX,
        WAIT_MAX);
  }

  /** For a process that asks little: one command of the command line. */
  public StoreSettings withConnectionsMax(int changed) {
    return new StoreSettings(host, port, database, user, password, application, changed, waitMax);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "database " + database + " at " + host + ':' + port + " as " + user;
  }
}
