package io.omnimesh.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Empty databases on one real PostgreSQL that lives as long as the tests. */
final class TestDatabase {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private TestDatabase() {}

  /** Started by the first who asks. */
  private static final class Server {
    private static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres started =
            EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        Runtime.getRuntime()
            .addShutdownHook(
                new Thread(() -> {
                  try {
                    started.close();
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }));
        return started;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Where a new, empty database lies. */
  static StoreSettings empty() {
    String name = "state_" + DATABASES.incrementAndGet();
    try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return settings(Server.POSTGRES.getPort(), name);
  }

  static StoreSettings settings(int port, String name) {
    return new StoreSettings(
        "127.0.0.1", port, name, "postgres", "", "store-test", 8, Duration.ofSeconds(10));
  }

  /** Runs statements beside the store, as a person could. */
  static void run(StoreSettings settings, String... statements) {
    try (Connection connection =
            Server.POSTGRES.getDatabase("postgres", settings.database()).getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
