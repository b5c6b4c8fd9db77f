package io.omnimesh.simulator.door.grid;

import io.omnimesh.catalog.home.Variables;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.simulator.door.Door;
import io.omnimesh.simulator.door.Position;
import io.omnimesh.simulator.door.Resources;
import io.omnimesh.simulator.door.Window;
import io.omnimesh.simulator.door.Written;
import io.omnimesh.simulator.world.Simulation;
import io.omnimesh.simulator.world.World;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.event.SupplyEvent.WarehouseStockMoved;
import io.omnimesh.simulator.world.event.SupplyEvent.WarehouseTaskChanged;
import io.omnimesh.simulator.world.master.MasterData;
import io.omnimesh.simulator.world.master.Product;
import io.omnimesh.simulator.world.master.Warehouse;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.ignite.IgniteJdbcThinDriver;
import org.jspecify.annotations.Nullable;

/**
 * Stock and tasks of the warehouses in Ignite: source {@code supply_warehouse}. Ignite's SQL has no
 * transactions here; MERGE by primary key makes writing idempotent, and the position is written
 * last.
 */
public final class WarehouseDoor implements Door {
  private static final int BATCH_MAX = 1_000;
  private static final String STOCK =
      "MERGE INTO warehouse_stock (warehouse_id, sku, location, on_hand, unit_cost, last_moved_on,"
          + " updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)";
  private static final String MOVEMENT =
      "MERGE INTO warehouse_movements (movement_id, warehouse_id, sku, kind, quantity,"
          + " on_hand_after, location, moved_on, moved_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String TASK =
      "MERGE INTO warehouse_tasks (task_id, warehouse_id, kind, status, pieces, reference, worker,"
          + " changed_on, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String WAREHOUSE =
      "MERGE INTO warehouses (warehouse_id, code, name, town, latitude, longitude, pallet_places)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?)";
  private static final String POSITION =
      "MERGE INTO mesh_position (id, world, until_ms) VALUES (1, ?, ?)";

  private final Variables variables;
  private final MasterData master;
  private @Nullable Connection open;

  public WarehouseDoor(Variables variables, MasterData master) {
    this.variables = variables;
    this.master = master;
  }

  @Override
  public String name() {
    return "supply_warehouse";
  }

  @Override
  public Set<Subject> subjects() {
    return Set.of(Subject.SUPPLY);
  }

  @Override
  public boolean takes(RetailEvent event) {
    return event instanceof WarehouseStockMoved || event instanceof WarehouseTaskChanged;
  }

  @Override
  public void prepare() {
    act(connection -> {
      try (Statement statement = connection.createStatement()) {
        for (String sql : Resources.statements("supply_warehouse.sql")) {
          statement.execute(sql);
        }
        statement.execute(
            "CREATE TABLE IF NOT EXISTS mesh_position (id INT PRIMARY KEY, world VARCHAR,"
                + " until_ms BIGINT) WITH \"template=partitioned,cache_name=mesh_position\"");
      }
      return true;
    });
  }

  @Override
  public Optional<Position> position() {
    return act(connection -> {
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery("SELECT world, until_ms FROM mesh_position WHERE id = 1")) {
        return rows.next()
            ? Optional.of(new Position(rows.getString(1), Instant.ofEpochMilli(rows.getLong(2))))
            : Optional.<Position>empty();
      }
    });
  }

  @Override
  public Written seed(World world, Simulation simulation, String worldName) {
    List<@Nullable Object[]> warehouses = new ArrayList<>();
    List<@Nullable Object[]> stock = new ArrayList<>();
    for (Warehouse it : master.warehouses()) {
      warehouses.add(
          new Object[] {
            it.warehouseId(),
            it.code(),
            it.name(),
            it.town(),
            it.latitude(),
            it.longitude(),
            it.palletPlaces()
          });
      for (Product product : master.products()) {
        stock.add(
            new @Nullable Object[] {
              it.warehouseId(),
              product.sku(),
              null,
              simulation.inWarehouse(it.warehouseId(), product.productId()),
              BigDecimal.valueOf(product.costCents(), 2),
              null,
              timestamp(simulation.time())
            });
      }
    }
    return act(connection -> {
      batch(connection, WAREHOUSE, warehouses);
      batch(connection, STOCK, stock);
      keep(connection, worldName, simulation.time());
      return Written.of("warehouses", warehouses.size())
          .plus(Written.of("warehouse_stock", stock.size()));
    });
  }

  @Override
  public Written write(Window window) {
    Position reached = reached();
    Map<String, @Nullable Object[]> stock = new LinkedHashMap<>();
    List<@Nullable Object[]> movements = new ArrayList<>();
    Map<Long, @Nullable Object[]> tasks = new LinkedHashMap<>();
    for (RetailEvent event : window.events()) {
      switch (event) {
        case WarehouseStockMoved move -> {
          stock.put(move.warehouseId() + ":" + move.productId(), stock(move));
          movements.add(movement(move));
        }
        case WarehouseTaskChanged task -> tasks.put(task.taskId(), task(task));
        default -> throw new IllegalArgumentException("not for the warehouses: " + event);
      }
    }
    return act(connection -> {
      batch(connection, STOCK, List.copyOf(stock.values()));
      batch(connection, MOVEMENT, movements);
      batch(connection, TASK, List.copyOf(tasks.values()));
      keep(connection, reached.world(), window.until());
      return Written.of("warehouse_movements", movements.size())
          .plus(Written.of("warehouse_tasks", tasks.size()));
    });
  }

  private @Nullable Object[] stock(WarehouseStockMoved move) {
    Product product = master.product(move.productId());
    return new @Nullable Object[] {
      move.warehouseId(),
      product.sku(),
      move.location(),
      move.onHandAfter(),
      BigDecimal.valueOf(product.costCents(), 2),
      date(move.time()),
      timestamp(move.time())
    };
  }

  private @Nullable Object[] movement(WarehouseStockMoved move) {
    return new @Nullable Object[] {
      move.movementId(),
      move.warehouseId(),
      master.product(move.productId()).sku(),
      move.kind().name().toLowerCase(Locale.ROOT),
      move.quantity(),
      move.onHandAfter(),
      move.location(),
      date(move.time()),
      timestamp(move.time())
    };
  }

  private static @Nullable Object[] task(WarehouseTaskChanged task) {
    return new @Nullable Object[] {
      task.taskId(),
      task.warehouseId(),
      task.kind().name().toLowerCase(Locale.ROOT),
      task.status().name().toLowerCase(Locale.ROOT),
      task.pieces(),
      task.reference(),
      task.worker(),
      date(task.time()),
      timestamp(task.time())
    };
  }

  @Override
  public void close() {
    Connection connection = open;
    open = null;
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        // The connection is given up; what it did is idempotent.
      }
    }
  }

  private static void keep(Connection connection, String world, Instant until) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(POSITION)) {
      statement.setString(1, world);
      statement.setLong(2, until.toEpochMilli());
      statement.executeUpdate();
    }
  }

  private static void batch(
      Connection connection, String sql, List<? extends @Nullable Object[]> rows)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int pending = 0;
      for (@Nullable Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          statement.setObject(i + 1, row[i]);
        }
        statement.addBatch();
        if (++pending == BATCH_MAX) {
          statement.executeBatch();
          pending = 0;
        }
      }
      if (pending > 0) {
        statement.executeBatch();
      }
    }
  }

  private static Date date(Instant at) {
    return Date.valueOf(at.atOffset(ZoneOffset.UTC).toLocalDate());
  }

  private static Timestamp timestamp(Instant at) {
    return Timestamp.valueOf(LocalDateTime.ofInstant(at, ZoneOffset.UTC));
  }

  private interface Act<T> {
    T on(Connection connection) throws SQLException;
  }

  private <T> T act(Act<T> act) {
    try {
      return act.on(connection());
    } catch (SQLException e) {
      close();
      throw new MeshException(
          ErrorCode.UNAVAILABLE,
          "Cannot write " + name() + ": " + e.getMessage() + "; see `mesh logs ignite`",
          e);
    }
  }

  private Connection connection() throws SQLException {
    Connection connection = open;
    if (connection == null) {
      Properties login = new Properties();
      login.setProperty("user", "writer");
      login.setProperty("password", variables.resolve("${file:ignite/writer}"));
      connection =
          new IgniteJdbcThinDriver()
              .connect(
                  variables.resolve("jdbc:ignite:thin://127.0.0.1:${env:MESH_IGNITE_PORT}"), login);
      open = connection;
    }
    return connection;
  }
}
