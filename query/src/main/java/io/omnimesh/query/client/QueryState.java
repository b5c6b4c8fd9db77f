package io.omnimesh.query.client;

/** Where a query is on its way. */
public enum QueryState {
  QUEUED,
  PLANNING,
  RUNNING,
  FINISHING,
  FINISHED,
  FAILED,
  CANCELLED;

  /** Whether nothing more will happen. */
  public boolean done() {
    return this == FINISHED || this == FAILED || this == CANCELLED;
  }

  /** Trino knows finer states; a state that a newer Trino invents counts as running. */
  static QueryState ofTrino(String state) {
    return switch (state) {
      case "QUEUED", "WAITING_FOR_RESOURCES", "DISPATCHING" -> QUEUED;
      case "PLANNING", "STARTING" -> PLANNING;
      case "FINISHING" -> FINISHING;
      case "FINISHED" -> FINISHED;
      case "FAILED" -> FAILED;
      default -> RUNNING;
    };
  }
}
