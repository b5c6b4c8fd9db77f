package io.omnimesh.store;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.sql.SQLException;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Runs statements, and says of failures which of our errors they are. */
final class Sessions {
  private final Jdbi jdbi;
  private final String database;

  Sessions(Jdbi jdbi, String database) {
    this.jdbi = jdbi;
    this.database = database;
  }

  /** Runs statements that each stand for themselves. */
  <T> T call(Function<Handle, T> work) {
    return translated(() -> jdbi.withHandle(work::apply));
  }

  /** Runs statements that all happen, or none. */
  <T> T inTransaction(Function<Handle, T> work) {
    return translated(() -> jdbi.inTransaction(work::apply));
  }

  private <T> T translated(java.util.function.Supplier<T> work) {
    try {
      return work.get();
    } catch (ConnectionException e) {
      throw unreachable(e);
    } catch (JdbiException e) {
      String state = sqlState(e);
      // 08: connection, 57P: the server goes down, 53: it is full.
      if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53")) {
        throw unreachable(e);
      }
      throw new MeshException(
          ErrorCode.INTERNAL,
          "The mesh's state (" + database + ") refused a statement: " + reason(e),
          e);
    }
  }

  private MeshException unreachable(Exception e) {
    return new MeshException(
        ErrorCode.UNAVAILABLE,
        "The mesh's state (%s) cannot be reached: %s; see ./mesh status"
            .formatted(database, reason(e)),
        e);
  }

  /** What the database itself says. */
  static String reason(Throwable failure) {
    String reason = String.valueOf(failure.getMessage());
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException) {
        reason = String.valueOf(cause.getMessage());
      }
    }
    return reason.lines().findFirst().orElse("");
  }

  /** The code that the SQL standard gives the failure; empty where there is none. */
  static String sqlState(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return "";
  }
}
