package io.omnimesh.contract.error;

/**
 * What kind of failure it is; the code alone fixes the HTTP status and the exit code of the CLI.
 */
public enum ErrorCode {
  /** The caller's input is wrong: a file, an option, a statement. */
  INVALID_INPUT(400, 2),
  /** No valid token came with the request. */
  UNAUTHENTICATED(401, 3),
  /** The token is valid but lacks the permission. */
  FORBIDDEN(403, 3),
  /** The named thing does not exist. */
  NOT_FOUND(404, 4),
  /** The thing exists already, or someone else is changing it. */
  CONFLICT(409, 5),
  /** The thing is no longer what the caller has read, and nothing was changed. */
  PRECONDITION_FAILED(412, 5),
  /** A change must name what it changes, so that nobody undoes what he has not seen. */
  PRECONDITION_REQUIRED(428, 2),
  /** A named limit was reached: size, rate, count. */
  LIMIT_EXCEEDED(429, 6),
  /** The caller or the operator cancelled. */
  CANCELLED(499, 130),
  /** A defect of ours. */
  INTERNAL(500, 1),
  /** A part or source does not answer or answered with a failure. */
  UNAVAILABLE(503, 7),
  /** A part or source did not answer in time. */
  TIMEOUT(504, 8);

  private final int httpStatus;
  private final int exitCode;

  ErrorCode(int httpStatus, int exitCode) {
    this.httpStatus = httpStatus;
    this.exitCode = exitCode;
  }

  /** The status of the RFC 9457 answer. */
  public int httpStatus() {
    return httpStatus;
  }

  /** The exit code of the command line; stable over releases. */
  public int exitCode() {
    return exitCode;
  }
}
