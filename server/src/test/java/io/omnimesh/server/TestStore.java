package io.omnimesh.server;

import io.omnimesh.store.Store;
import io.omnimesh.store.StoreSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Empty stores on one real PostgreSQL that lives as long as the tests. */
final class TestStore {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private TestStore() {}

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

  static Store empty() {
    String name = "state_" + DATABASES.incrementAndGet();
    try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return Store.open(
        new StoreSettings(
            "127.0.0.1",
            Server.POSTGRES.getPort(),
            name,
            "postgres",
            "",
            "server-test",
            8,
            Duration.ofSeconds(10)));
  }
}
