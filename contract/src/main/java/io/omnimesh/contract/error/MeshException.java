package io.omnimesh.contract.error;

import org.jspecify.annotations.Nullable;

/**
 * A failure that a person can act on. The message says what failed, which thing, and what to do;
 * the code alone decides how it is reported.
 */
public final class MeshException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  public MeshException(ErrorCode code, String message) {
    this(code, message, null);
  }

  public MeshException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public ErrorCode code() {
    return code;
  }
}
