package io.omnimesh.simulator.door.file;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.simulator.door.Door;
import io.omnimesh.simulator.door.Position;
import io.omnimesh.simulator.door.Resources;
import io.omnimesh.simulator.door.Window;
import io.omnimesh.simulator.door.Written;
import io.omnimesh.simulator.world.Simulation;
import io.omnimesh.simulator.world.World;
import io.omnimesh.simulator.world.event.MarketEvent.WeatherObserved;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.master.MasterData;
import io.omnimesh.simulator.world.master.OpeningHours;
import io.omnimesh.simulator.world.master.Product;
import io.omnimesh.simulator.world.master.Region;
import io.omnimesh.simulator.world.master.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Stores, regions, planograms and weather in a DuckDB file: source {@code stores_master}. A file
 * has one writer and Trino may hold it open, so every change is made on a copy that then takes the
 * file's place atomically; readers see the new file with their next connection.
 */
public final class StoresDoor implements Door {
  private static final int AISLES = 40;
  private static final int SHELVES = 6;
  private static final int FACINGS_MAX = 12;

  private final Path file;
  private final MasterData master;

  public StoresDoor(MeshHome home, MasterData master) {
    this.file = MeshHome.createPrivate(home.data("stores_master")).resolve("stores_master.duckdb");
    this.master = master;
  }

  @Override
  public String name() {
    return "stores_master";
  }

  @Override
  public Set<Subject> subjects() {
    return Set.of(Subject.MARKET);
  }

  @Override
  public Duration cadence() {
    return Duration.ofHours(1);
  }

  @Override
  public boolean takes(RetailEvent event) {
    return event instanceof WeatherObserved;
  }

  @Override
  public void prepare() {
    // The schema comes with the first file.
  }

  @Override
  public Optional<Position> position() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Path copy = file.resolveSibling(file.getFileName() + ".read");
    try {
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      try (Connection duckdb = DuckDb.on(copy);
          Statement statement = duckdb.createStatement()) {
        return position(statement);
      } finally {
        Files.deleteIfExists(copy);
      }
    } catch (IOException | SQLException e) {
      throw failed(e);
    }
  }

  /** An engine that opened the file before it was written left an empty one: it has no position. */
  private static Optional<Position> position(Statement statement) throws SQLException {
    try (ResultSet tables =
        statement.executeQuery(
            "SELECT 1 FROM information_schema.tables WHERE table_name = 'mesh_position'")) {
      if (!tables.next()) {
        return Optional.empty();
      }
    }
    try (ResultSet rows = statement.executeQuery("SELECT world, until_ms FROM mesh_position")) {
      return rows.next()
          ? Optional.of(new Position(rows.getString(1), Instant.ofEpochMilli(rows.getLong(2))))
          : Optional.empty();
    }
  }

  @Override
  public Written seed(World world, Simulation simulation, String worldName) {
    long[] planograms = {0};
    change(
        false,
        duckdb -> {
          for (String statement : Resources.statements("stores_master.sql")) {
            DuckDb.execute(duckdb, statement);
          }
          DuckDb.execute(duckdb, "CREATE TABLE mesh_position (world VARCHAR, until_ms BIGINT)");
          regions(duckdb);
          stores(duckdb);
          planograms[0] = planograms(duckdb, simulation);
          keep(duckdb, worldName, simulation.time());
        });
    return Written.of("stores", master.stores().size())
        .plus(Written.of("planograms", planograms[0]));
  }

  @Override
  public Written write(Window window) {
    List<RetailEvent> events = window.events();
    if (events.isEmpty()) {
      return Written.none();
    }
    String world = reached().world();
    change(
        true,
        duckdb -> {
          try (PreparedStatement insert =
              duckdb.prepareStatement(
                  "INSERT OR REPLACE INTO weather VALUES (?, CAST(? AS DATE), ?, ?, ?, ?)")) {
            for (RetailEvent event : events) {
              WeatherObserved it = (WeatherObserved) event;
              insert.setInt(1, it.regionId());
              insert.setString(2, it.date().toString());
              insert.setDouble(3, it.temperatureMinCelsius());
              insert.setDouble(4, it.temperatureMaxCelsius());
              insert.setDouble(5, it.rainMillimetres());
              insert.setDouble(6, it.sunshineHours());
              insert.execute();
            }
          }
          keep(duckdb, world, window.until());
        });
    return Written.of("weather", events.size());
  }

  @Override
  public void close() {
    // Nothing stays open between two calls.
  }

  private interface Change {
    void on(Connection duckdb) throws SQLException;
  }

  private void change(boolean onCopy, Change change) {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.deleteIfExists(next);
      Files.deleteIfExists(next.resolveSibling(next.getFileName() + ".wal"));
      if (onCopy) {
        Files.copy(file, next);
      }
      try (Connection duckdb = DuckDb.on(next)) {
        change.on(duckdb);
        DuckDb.execute(duckdb, "CHECKPOINT");
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | SQLException e) {
      throw failed(e);
    }
  }

  private static void keep(Connection duckdb, String world, Instant until) throws SQLException {
    DuckDb.execute(duckdb, "DELETE FROM mesh_position");
    try (PreparedStatement insert =
        duckdb.prepareStatement("INSERT INTO mesh_position VALUES (?, ?)")) {
      insert.setString(1, world);
      insert.setLong(2, until.toEpochMilli());
      insert.execute();
    }
  }

  private void regions(Connection duckdb) throws SQLException {
    try (PreparedStatement insert =
        duckdb.prepareStatement("INSERT INTO regions VALUES (?, ?, ?, ?, ?, ?)")) {
      for (Region it : master.regions()) {
        insert.setInt(1, it.regionId());
        insert.setString(2, it.code());
        insert.setString(3, it.name());
        insert.setDouble(4, it.latitude());
        insert.setDouble(5, it.longitude());
        insert.setDouble(6, it.population());
        insert.execute();
      }
    }
  }

  private void stores(Connection duckdb) throws SQLException {
    try (PreparedStatement insert =
        duckdb.prepareStatement(
            "INSERT INTO stores VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS DATE), ?,"
                + " ?, ?, ?)")) {
      for (Store it : master.stores()) {
        OpeningHours hours = it.hours();
        insert.setInt(1, it.storeId());
        insert.setString(2, it.code());
        insert.setString(3, it.name());
        insert.setString(4, it.format().name().toLowerCase(Locale.ROOT));
        insert.setInt(5, it.regionId());
        insert.setString(6, it.street());
        insert.setString(7, it.town());
        insert.setString(8, it.postcode());
        insert.setDouble(9, it.latitude());
        insert.setDouble(10, it.longitude());
        insert.setInt(11, it.sellingAreaSquareMetres());
        insert.setInt(12, it.tills());
        insert.setInt(13, it.warehouseId());
        insert.setString(14, it.openedOn().toString());
        insert.setString(15, hours.weekdayOpen().toString());
        insert.setString(16, hours.weekdayClose().toString());
        insert.setString(17, hours.sundayOpen().toString());
        insert.setString(18, hours.sundayClose().toString());
        insert.execute();
      }
    }
  }

  /** Every product on a shelf has a place: its category's aisle, and facings by its stock. */
  private long planograms(Connection duckdb, Simulation simulation) throws SQLException {
    long rows = 0;
    DuckDb.execute(
        duckdb,
        "CREATE TABLE shelf (store_id INTEGER, sku VARCHAR, aisle SMALLINT, shelf SMALLINT,"
            + " facings SMALLINT)");
    try (DuckDBAppender appender =
        duckdb.unwrap(DuckDBConnection.class).createAppender("main", "shelf")) {
      for (Store store : master.stores()) {
        for (Product product : master.products()) {
          int onHand = simulation.onHand(store.storeId(), product.productId());
          if (onHand == 0) {
            continue;
          }
          appender.beginRow();
          appender.append(store.storeId());
          appender.append(product.sku());
          appender.append((short) (1 + product.categoryId() % AISLES));
          appender.append((short) (1 + product.productId() % SHELVES));
          appender.append(
              (short) Math.clamp(1 + onHand / Math.max(1, product.packSize()), 1, FACINGS_MAX));
          appender.endRow();
          rows++;
        }
      }
    }
    DuckDb.execute(
        duckdb,
        "INSERT INTO planograms SELECT store_id, sku, aisle, shelf, facings, DATE '"
            + simulation.time().toString().substring(0, 10)
            + "' FROM shelf");
    DuckDb.execute(duckdb, "DROP TABLE shelf");
    return rows;
  }

  private MeshException failed(Exception cause) {
    return new MeshException(
        ErrorCode.UNAVAILABLE, "Cannot write " + file + ": " + cause.getMessage(), cause);
  }
}
