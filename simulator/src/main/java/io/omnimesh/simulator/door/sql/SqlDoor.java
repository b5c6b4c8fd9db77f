package io.omnimesh.simulator.door.sql;

import io.omnimesh.simulator.door.Door;
import io.omnimesh.simulator.door.Position;
import io.omnimesh.simulator.door.Window;
import io.omnimesh.simulator.door.Written;
import io.omnimesh.simulator.door.sql.SqlSource.Transaction;
import io.omnimesh.simulator.world.Simulation;
import io.omnimesh.simulator.world.World;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.Subject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The door of a relational source. Rows and the position are committed in one transaction that
 * starts by reading the position, so that a window that was written is never written twice.
 */
public final class SqlDoor implements Door {
  private static final int SEAM_ROWS_MAX = 50_000;

  private final SqlSource source;
  private final String name;
  private final SqlMapping mapping;
  private final Batch batch;

  public SqlDoor(Database database, SqlMapping mapping) {
    this.source = new SqlSource(database);
    this.name = database.name();
    this.mapping = mapping;
    this.batch = new Batch(mapping.targets());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Subject> subjects() {
    return mapping.subjects();
  }

  @Override
  public boolean takes(RetailEvent event) {
    return mapping.takes(event);
  }

  @Override
  public void prepare() {
    source.migrate("door", List.of(mapping.script(), bookkeeping()));
    apply(mapping.afterHistory());
  }

  @Override
  public Optional<Position> position() {
    return source.transaction(SqlDoor::position);
  }

  @Override
  public Written seed(World world, Simulation simulation, String worldName) {
    Batch master = new Batch(mapping.masterTargets());
    mapping.master(world, simulation, master);
    return source.transaction(transaction -> {
      if (position(transaction).isPresent()) {
        return Written.none();
      }
      Written written = transaction.load(master);
      transaction.update(
          "INSERT INTO mesh_position (id, world, until) VALUES (1, ?, ?)",
          worldName,
          timestamp(simulation.time()));
      return written;
    });
  }

  @Override
  public Written write(Window window) {
    return source.transaction(transaction -> {
      Instant until =
          position(transaction)
              .orElseThrow(() -> new SQLException("the database has no master data"))
              .until();
      if (!until.isBefore(window.until())) {
        return Written.none();
      }
      batch.clear();
      mapping.map(
          window.events().stream().filter(event -> !event.time().isBefore(until)).toList(), batch);
      Written written = transaction.load(batch);
      transaction.update(
          "UPDATE mesh_position SET until = ? WHERE id = 1", timestamp(window.until()));
      return written;
    });
  }

  /** Whether an event of the past becomes a row: what only changes the present does not. */
  public boolean keepsHistory(RetailEvent event) {
    return mapping.keepsHistory(event);
  }

  /** Lets secondary indexes go: building them once afterwards costs less than keeping them. */
  public void beforeHistory() {
    apply(mapping.beforeHistory());
  }

  /** Builds the secondary indexes that are missing. */
  public void afterHistory() {
    apply(mapping.afterHistory());
  }

  /**
   * Writes one day of the past; the position stays. Absent when an earlier run has written it.
   *
   * @param worldName the past's settings
   */
  public Optional<Written> history(LocalDate day, Window window, String worldName) {
    return source.transaction(transaction -> {
      if (transaction.exists("SELECT 1 FROM mesh_history_days WHERE day = ?", day)) {
        return Optional.<Written>empty();
      }
      transaction.beginBulk();
      batch.clear();
      mapping.map(window.events(), batch);
      Written written = transaction.load(batch);
      transaction.update(
          "INSERT INTO mesh_history_days (day, world, row_count) VALUES (?, ?, ?)",
          day,
          worldName,
          written.total());
      return Optional.of(written);
    });
  }

  /**
   * Joins the past to the present, once.
   *
   * @param day the first of the present, which marks that it was done
   * @param stores ids of all stores
   * @param beginning makes the present at its beginning, where it is needed
   * @param worldName the past's settings
   */
  public Written joinHistory(
      LocalDate day,
      List<Integer> stores,
      Simulation past,
      Supplier<Simulation> beginning,
      String worldName) {
    if (mapping.seamTargets().isEmpty()) {
      return Written.none();
    }
    Batch seam = new Batch(mapping.seamTargets());
    return source.transaction(transaction -> {
      if (transaction.exists("SELECT 1 FROM mesh_history_days WHERE day = ?", day)) {
        return Written.none();
      }
      Simulation present = beginning.get();
      Written written = Written.none();
      for (int store : stores) {
        mapping.seam(store, past, present, seam);
        if (seam.size() >= SEAM_ROWS_MAX) {
          written = written.plus(transaction.load(seam));
          seam.clear();
        }
      }
      written = written.plus(transaction.load(seam));
      transaction.update(
          "INSERT INTO mesh_history_days (day, world, row_count) VALUES (?, ?, ?)",
          day,
          worldName,
          written.total());
      return written;
    });
  }

  private void apply(List<String> statements) {
    source.transaction(transaction -> {
      for (String statement : statements) {
        transaction.execute(statement);
      }
      return statements.size();
    });
  }

  @Override
  public void close() {
    source.close();
  }

  private String bookkeeping() {
    return switch (source.dialect()) {
      case POSTGRESQL -> "bookkeeping_postgresql.sql";
      case MARIADB -> "bookkeeping_mariadb.sql";
    };
  }

  private static LocalDateTime timestamp(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static Optional<Position> position(Transaction transaction) throws SQLException {
    return transaction
        .query(
            "SELECT world, until FROM mesh_position WHERE id = 1 FOR UPDATE",
            row ->
                new Position(
                    row.getString(1),
                    row.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC)))
        .stream()
        .findFirst();
  }
}
