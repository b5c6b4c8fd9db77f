package io.omnimesh.lake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.iceberg.jdbc.JdbcClientPool;
import org.apache.iceberg.jdbc.UncheckedSQLException;
import org.postgresql.Driver;

/**
 * The connections to the database of the pointers. Iceberg's own pool repeats a statement whose
 * connection broke. Where that statement was a commit that had arrived, the repetition finds the
 * pointer moved, Iceberg takes its own commit for a foreign one, and deletes the files that the
 * table now rests on. This pool never repeats: a broken commit stays unknown until it is looked up.
 */
final class PointerPool extends JdbcClientPool {
  private static final int IDLE_MAX = 4;
  private static final int CHECK_SECONDS = 5;

  private final String url;
  private final Properties login;
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

  PointerPool(String url, Properties login) {
    super(1, url, Map.of());
    this.url = url;
    this.login = login;
  }

  @Override
  public <R> R run(Action<R, Connection, SQLException> action)
      throws SQLException, InterruptedException {
    Connection connection = take();
    try {
      R result = action.run(connection);
      give(connection);
      return result;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public <R> R run(Action<R, Connection, SQLException> action, boolean retry)
      throws SQLException, InterruptedException {
    return run(action);
  }

  /** A connection that answers: one that broke while it lay idle must not fail a statement. */
  private Connection take() throws SQLException {
    for (Connection known = idle.pollFirst(); known != null; known = idle.pollFirst()) {
      if (known.isValid(CHECK_SECONDS)) {
        return known;
      }
      known.close();
    }
    return newClient();
  }

  private void give(Connection connection) throws SQLException {
    if (isClosed() || idle.size() >= IDLE_MAX) {
      connection.close();
    } else {
      idle.addFirst(connection);
    }
  }

  @Override
  protected Connection newClient() {
    try {
      Connection connection = new Driver().connect(url, login);
      if (connection == null) {
        throw new SQLException("the driver does not know the address " + url);
      }
      return connection;
    } catch (SQLException e) {
      throw new UncheckedSQLException(e, "Cannot connect to %s", url);
    }
  }

  @Override
  public void close() {
    super.close();
    for (Connection known = idle.pollFirst(); known != null; known = idle.pollFirst()) {
      close(known);
    }
  }
}
