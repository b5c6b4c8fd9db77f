package io.omnimesh.simulator.door.sql;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.sql.Sql;
import io.omnimesh.simulator.door.Resources;
import io.omnimesh.simulator.door.Written;
import io.omnimesh.simulator.door.sql.Database.Dialect;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * One relational source: a connection that is opened when needed and given up after a failure, its
 * versioned schema, and transactions that load rows by the database's bulk protocol. Not
 * thread-safe.
 */
public final class SqlSource implements AutoCloseable {
  private static final String VERSIONS = "mesh_schema_version";

  private final Database database;
  private @Nullable Connection open;

  public SqlSource(Database database) {
    this.database = database;
  }

  /** What happens inside a transaction. */
  @FunctionalInterface
  public interface Work<T> {
    T in(Transaction transaction) throws SQLException, IOException;
  }

  /** Which system it is. */
  public Dialect dialect() {
    return database.dialect();
  }

  /** Commits what the work does, or nothing of it. */
  public <T> T transaction(Work<T> work) {
    try {
      Connection connection = connection();
      T result = work.in(new Transaction(connection, database.dialect()));
      connection.commit();
      return result;
    } catch (SQLException | IOException e) {
      close();
      throw new MeshException(
          ErrorCode.UNAVAILABLE,
          "Cannot write to %s: %s; see `mesh status` and `mesh logs %s`"
              .formatted(
                  database,
                  e.getMessage(),
                  database.dialect().name().toLowerCase(java.util.Locale.ROOT)),
          e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Brings the schema to the newest version: scripts are numbered from 1 within a set and run once.
   *
   * @param set which numbering, such as {@code door} or {@code replay}
   */
  public void migrate(String set, List<String> scripts) {
    transaction(transaction -> {
      transaction.execute(
          "CREATE TABLE IF NOT EXISTS %s (script varchar(80) PRIMARY KEY, applied_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP)"
              .formatted(VERSIONS));
      transaction.lock(VERSIONS);
      for (String script : scripts) {
        String id = set + "/" + script;
        if (transaction.exists("SELECT 1 FROM " + VERSIONS + " WHERE script = ?", id)) {
          continue;
        }
        for (String statement : Resources.statements(script)) {
          transaction.execute(statement);
        }
        transaction.update("INSERT INTO " + VERSIONS + " (script) VALUES (?)", id);
      }
      transaction.unlock(VERSIONS);
      return scripts.size();
    });
  }

  @Override
  public void close() {
    Connection connection = open;
    open = null;
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        // The connection is given up; the server rolls back what it did not commit.
      }
    }
  }

  private Connection connection() throws SQLException {
    Connection connection = open;
    if (connection == null) {
      connection = database.connect();
      connection.setAutoCommit(false);
      open = connection;
    }
    return connection;
  }

  /** One open transaction; valid until the work ends. */
  public static final class Transaction {
    private final Connection connection;
    private final Dialect dialect;
    private final Map<String, Boolean> staged = new HashMap<>();

    private Transaction(Connection connection, Dialect dialect) {
      this.connection = connection;
      this.dialect = dialect;
    }

    /** Spares checks that a bulk load of consistent rows does not need, for this connection. */
    public void beginBulk() throws SQLException {
      if (dialect == Dialect.MARIADB) {
        execute("SET SESSION unique_checks = 0, foreign_key_checks = 0");
      }
    }

    /** Runs one statement. */
    public void execute(String sql) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    /** Runs one statement with parameters and returns the number of changed rows. */
    public long update(String sql, @Nullable Object... parameters) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        bind(statement, parameters);
        return statement.executeUpdate();
      }
    }

    /** Whether a query has a row. */
    public boolean exists(String sql, @Nullable Object... parameters) throws SQLException {
      return !query(sql, row -> true, parameters).isEmpty();
    }

    /** All rows of a small result. */
    public <T> List<T> query(String sql, Row<T> row, @Nullable Object... parameters)
        throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        bind(statement, parameters);
        try (ResultSet results = statement.executeQuery()) {
          List<T> all = new java.util.ArrayList<>();
          while (results.next()) {
            all.add(row.of(results));
          }
          return all;
        }
      }
    }

    /** Loads every target of a batch that has rows; returns what was loaded. */
    public Written load(Batch batch) throws SQLException, IOException {
      Written written = Written.none();
      for (Map.Entry<Target, TextRows> entry : batch.rows().entrySet()) {
        if (entry.getValue().rows() > 0) {
          load(entry.getKey(), entry.getValue());
          written = written.plus(Written.of(entry.getKey().table(), entry.getValue().rows()));
        }
      }
      return written;
    }

    private void load(Target target, TextRows rows) throws SQLException, IOException {
      switch (target) {
        case Target.Append append -> copy(append.table(), append.columns(), rows);
        case Target.Staged stage -> {
          if (staged.putIfAbsent(stage.stage(), true) == null) {
            execute(
                "CREATE TEMPORARY TABLE IF NOT EXISTS %s (%s)%s"
                    .formatted(
                        name(stage.stage()),
                        stage.definition(),
                        dialect == Dialect.MARIADB ? " ENGINE = InnoDB" : ""));
          }
          execute("DELETE FROM " + name(stage.stage()));
          copy(stage.stage(), stage.columns(), rows);
          for (String statement : stage.statements()) {
            execute(statement);
          }
        }
      }
    }

    private void copy(String table, List<String> columns, TextRows rows)
        throws SQLException, IOException {
      String list = columns.stream().map(this::name).collect(Collectors.joining(", "));
      long loaded =
          switch (dialect) {
            case POSTGRESQL ->
                connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY %s (%s) FROM STDIN".formatted(name(table), list), rows.stream());
            case MARIADB -> loadData(name(table), list, rows);
          };
      if (loaded != rows.rows()) {
        throw new SQLException(
            "%d of %d rows went into %s; %s".formatted(loaded, rows.rows(), table, warnings()));
      }
    }

    private long loadData(String table, String list, TextRows rows) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.unwrap(org.mariadb.jdbc.Statement.class).setLocalInfileInputStream(rows.stream());
        return statement.executeUpdate(
            "LOAD DATA LOCAL INFILE 'rows' INTO TABLE %s CHARACTER SET utf8mb4 FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\' LINES TERMINATED BY '\\n' (%s)"
                .formatted(table, list));
      }
    }

    private String warnings() throws SQLException {
      if (dialect != Dialect.MARIADB) {
        return "";
      }
      return query("SHOW WARNINGS LIMIT 3", row -> row.getString("Message")).toString();
    }

    void lock(String what) throws SQLException {
      switch (dialect) {
        case POSTGRESQL -> query("SELECT pg_advisory_xact_lock(hashtext(?))", row -> 1, what);
        case MARIADB -> query("SELECT get_lock(?, 60)", row -> 1, what);
      }
    }

    void unlock(String what) throws SQLException {
      if (dialect == Dialect.MARIADB) {
        query("SELECT release_lock(?)", row -> 1, what);
      }
    }

    private String name(String identifier) {
      return dialect == Dialect.MARIADB ? Sql.mysqlName(identifier) : Sql.name(identifier);
    }

    private static void bind(PreparedStatement statement, @Nullable Object... parameters)
        throws SQLException {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
    }
  }

  /** Reads the current row. */
  @FunctionalInterface
  public interface Row<T> {
    T of(ResultSet results) throws SQLException;
  }
}
