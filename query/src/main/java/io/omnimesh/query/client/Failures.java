package io.omnimesh.query.client;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.trino.client.ErrorLocation;
import io.trino.client.QueryError;
import java.net.URI;

/** Translates what Trino and the connection to it report into {@link MeshException}s. */
final class Failures {
  private Failures() {}

  /** A failure that Trino reported for the query itself; its code decides, not its text. */
  static MeshException ofQuery(QueryError error, String sql, QueryOptions options) {
    ErrorCode code = code(error);
    String message = options.parameters().isEmpty() ? error.getMessage() : placed(error);
    String text =
        switch (code) {
          case UNAVAILABLE -> "The source" + Blame.of(sql, options) + " failed: " + message;
          case CANCELLED -> "The query was cancelled";
          default -> message;
        };
    return new MeshException(code, text + " [" + error.getErrorName() + "]");
  }

  /**
   * The message with the place in the caller's statement. A statement with parameters is sent
   * inside of {@link TrinoClient#EXECUTE}, and Trino counts columns from there: in syntax errors on
   * every line, otherwise on the first.
   */
  private static String placed(QueryError error) {
    ErrorLocation place = error.getErrorLocation();
    String message = error.getMessage();
    if (place == null) {
      return message;
    }
    int line = place.getLineNumber();
    int column = place.getColumnNumber();
    String stated = "line " + line + ":" + column + ":";
    boolean shifted = line == 1 || error.getErrorName().equals("SYNTAX_ERROR");
    return shifted && message.startsWith(stated)
        ? "line "
            + line
            + ":"
            + (column - TrinoClient.EXECUTE.length())
            + ":"
            + message.substring(stated.length())
        : message;
  }

  private static ErrorCode code(QueryError error) {
    return switch (error.getErrorName()) {
      case "PERMISSION_DENIED" -> ErrorCode.FORBIDDEN;
      case "USER_CANCELED", "ADMINISTRATIVELY_KILLED" -> ErrorCode.CANCELLED;
      case "EXCEEDED_TIME_LIMIT" -> ErrorCode.TIMEOUT;
      case "CATALOG_NOT_FOUND", "SCHEMA_NOT_FOUND", "TABLE_NOT_FOUND" -> ErrorCode.NOT_FOUND;
      case "ALREADY_EXISTS",
          "CATALOG_ALREADY_EXISTS",
          "SCHEMA_ALREADY_EXISTS",
          "TABLE_ALREADY_EXISTS" ->
          ErrorCode.CONFLICT;
      case "CATALOG_NOT_AVAILABLE",
          "SERVER_STARTING_UP",
          "SERVER_SHUTTING_DOWN",
          "NO_NODES_AVAILABLE",
          "REMOTE_HOST_GONE",
          "ABANDONED_QUERY" ->
          ErrorCode.UNAVAILABLE;
      default ->
          switch (error.getErrorType()) {
            case "USER_ERROR" -> ErrorCode.INVALID_INPUT;
            case "INSUFFICIENT_RESOURCES" -> ErrorCode.LIMIT_EXCEEDED;
            case "EXTERNAL" -> ErrorCode.UNAVAILABLE;
            default -> ErrorCode.INTERNAL;
          };
    };
  }

  /**
   * A failure of the conversation with Trino.
   *
   * @param status the last HTTP status that Trino sent; 0 where it did not answer
   */
  static MeshException ofConnection(URI server, int status, Throwable cause) {
    return switch (status) {
      case 401 ->
          new MeshException(
              ErrorCode.UNAUTHENTICATED,
              "Trino at " + server + " refused the token; get a new one with ./mesh token",
              cause);
      case 403 ->
          new MeshException(
              ErrorCode.FORBIDDEN, "Trino at " + server + " does not let this user in", cause);
      case 404, 410 ->
          new MeshException(
              ErrorCode.UNAVAILABLE,
              "Trino at " + server + " no longer knows the query: it was restarted; run it again",
              cause);
      default ->
          new MeshException(
              ErrorCode.UNAVAILABLE,
              "Trino at "
                  + server
                  + (status == 0 ? " does not answer" : " answered with HTTP status " + status)
                  + "; look at ./mesh status and ./mesh logs trino",
              cause);
    };
  }
}
