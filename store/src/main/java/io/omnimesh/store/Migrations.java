package io.omnimesh.store;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;

/** Makes the tables, and brings those of an older release up to date. */
final class Migrations {
  static final String SCHEMA = "mesh";

  /** The number of the newest file beside this class; a test holds it. */
  static final int NEWEST = 1;

  private static final String HISTORY = "flyway_schema_history";

  /** Any number that nothing else in this database locks. */
  private static final long LOCK = 0x6d657368_00000001L;

  private Migrations() {}

  /** Asks first, as starting Flyway costs a command more than everything else that it does here. */
  static void bringUpToDate(Sessions sessions, DataSource database) {
    OptionalInt present = sessions.call(Migrations::present);
    if (present.isPresent() && present.getAsInt() > NEWEST) {
      throw new MeshException(
          ErrorCode.CONFLICT,
          "The mesh's state is of a newer release (tables %d, this one knows %d); use that release"
              .formatted(present.getAsInt(), NEWEST));
    }
    if (present.isEmpty() || present.getAsInt() < NEWEST) {
      migrate(database);
    }
  }

  private static OptionalInt present(Handle handle) {
    boolean tables =
        handle
            .createQuery("SELECT to_regclass(:history) IS NOT NULL")
            .bind("history", SCHEMA + '.' + HISTORY)
            .mapTo(Boolean.class)
            .one();
    if (!tables) {
      return OptionalInt.empty();
    }
    // Flyway itself refuses to go on after a failed migration, so that it shall look.
    return handle
        .createQuery(
            """
            SELECT CASE WHEN bool_and(success) THEN max(version::integer) END
            FROM mesh.flyway_schema_history WHERE version IS NOT NULL
            """)
        .map((rs, context) -> {
          int version = rs.getInt(1);
          return rs.wasNull() ? OptionalInt.empty() : OptionalInt.of(version);
        })
        .one();
  }

  /** One process at a time, as two that create the schema at once would trip over each other. */
  private static void migrate(DataSource database) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
      flyway(database).migrate();
    } catch (SQLException | FlywayException e) {
      throw new MeshException(
          ErrorCode.INTERNAL,
          "The tables of the mesh's state cannot be brought up to date: " + e.getMessage(),
          e);
    }
  }

  static Flyway flyway(DataSource database) {
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(database)
        .loggers("slf4j")
        .locations("classpath:io/omnimesh/store/migration")
        .failOnMissingLocations(true)
        .schemas(SCHEMA)
        .defaultSchema(SCHEMA)
        .table(HISTORY)
        .load();
  }
}
