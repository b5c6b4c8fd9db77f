package io.omnimesh.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.omnimesh.catalog.state.ApplyJournal;
import io.omnimesh.catalog.state.ControlState;
import io.omnimesh.catalog.state.IdempotencyKeys;
import io.omnimesh.catalog.state.Leases;
import io.omnimesh.catalog.state.MaterialisationRuns;
import io.omnimesh.catalog.state.QualityHistory;
import io.omnimesh.catalog.state.QueryHistory;
import io.omnimesh.catalog.state.Registry;
import io.omnimesh.catalog.state.SloHistory;
import io.omnimesh.contract.error.MeshException;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/** The control plane's state in PostgreSQL, its tables made or brought up to date. Thread-safe. */
public final class Store implements ControlState, AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(2);

  private final HikariDataSource pool;
  private final Sessions sessions;

  private Store(HikariDataSource pool, Sessions sessions) {
    this.pool = pool;
    this.sessions = sessions;
  }

  /**
   * Connects, and makes the tables where they are missing or old.
   *
   * @throws MeshException {@code UNAVAILABLE} where the database does not answer; {@code CONFLICT}
   *     where its tables are of a newer release
   */
  public static Store open(StoreSettings settings) {
    PGSimpleDataSource database = database(settings);
    // Not through the pool, which waits long for a database that refuses, and logs the refusal.
    Migrations.bringUpToDate(new Sessions(Jdbi.create(database), settings.toString()), database);
    HikariDataSource pool = new HikariDataSource(pool(settings, database));
    Jdbi jdbi = Jdbi.create(pool);
    jdbi.registerArrayType(Long.class, "bigint");
    return new Store(pool, new Sessions(jdbi, settings.toString()));
  }

  private static PGSimpleDataSource database(StoreSettings settings) {
    PGSimpleDataSource database = new DirectDataSource();
    database.setServerNames(new String[] {settings.host()});
    database.setPortNumbers(new int[] {settings.port()});
    database.setDatabaseName(settings.database());
    database.setUser(settings.user());
    database.setPassword(settings.password());
    database.setApplicationName(settings.application());
    database.setCurrentSchema(Migrations.SCHEMA);
    database.setConnectTimeout((int) CONNECT_TIMEOUT.toSeconds());
    database.setSocketTimeout((int) SOCKET_TIMEOUT.toSeconds());
    database.setTcpKeepAlive(true);
    return database;
  }

  private static HikariConfig pool(StoreSettings settings, PGSimpleDataSource database) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setDataSource(database);
    config.setMaximumPoolSize(settings.connectionsMax());
    config.setMinimumIdle(0);
    config.setIdleTimeout(IDLE_TIMEOUT.toMillis());
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(settings.waitMax().toMillis());
    return config;
  }

  @Override
  public Registry registry() {
    return new PostgresRegistry(sessions);
  }

  @Override
  public ApplyJournal journal() {
    return new PostgresApplyJournal(sessions);
  }

  @Override
  public Leases leases() {
    return new PostgresLeases(sessions);
  }

  @Override
  public QualityHistory quality() {
    return new PostgresQualityHistory(sessions);
  }

  @Override
  public SloHistory slos() {
    return new PostgresSloHistory(sessions);
  }

  @Override
  public QueryHistory queries() {
    return new PostgresQueryHistory(sessions);
  }

  @Override
  public IdempotencyKeys idempotencyKeys() {
    return new PostgresIdempotencyKeys(sessions);
  }

  @Override
  public MaterialisationRuns materialisations() {
    return new PostgresMaterialisationRuns(sessions);
  }

  @Override
  public void close() {
    pool.close();
  }
}
