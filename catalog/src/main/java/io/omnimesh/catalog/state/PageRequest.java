package io.omnimesh.catalog.state;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.util.OptionalLong;

/**
 * A piece of a long list whose newest entry comes first.
 *
 * @param before only entries older than this cursor; empty for the newest
 * @param limit how many at most
 */
public record PageRequest(OptionalLong before, int limit) {
  /** More than this is asked for page by page. */
  public static final int LIMIT_MAX = 1_000;

  public PageRequest {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "A page has 1 to " + LIMIT_MAX + " entries, not " + limit + "; ask for less");
    }
  }

  public static PageRequest first(int limit) {
    return new PageRequest(OptionalLong.empty(), limit);
  }

  public static PageRequest after(long cursor, int limit) {
    return new PageRequest(OptionalLong.of(cursor), limit);
  }
}
