package io.omnimesh.server.http;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list that is sorted by a key. The cursor is the key of the last item, so that a page
 * stays right while items come and go.
 *
 * @param next the cursor of the next page
 */
public record Page<T>(List<T> items, Optional<String> next) {
  private static final int LIMIT = 100;
  private static final int LIMIT_MAX = 500;

  public Page {
    items = List.copyOf(items);
  }

  /** The page that a request asks for with {@code limit} and {@code cursor}. */
  public static <T> Page<T> of(Exchange exchange, List<T> sorted, Function<T, String> key) {
    int limit = exchange.queryParameter("limit", LIMIT, LIMIT_MAX);
    Optional<String> after = exchange.queryParameter("cursor").map(Page::decode);
    int start = after.map(last -> indexAfter(sorted, key, last)).orElse(0);
    int end = Math.min(sorted.size(), start + limit);
    Optional<String> next =
        end < sorted.size()
            ? Optional.of(encode(key.apply(sorted.get(end - 1))))
            : Optional.empty();
    return new Page<>(sorted.subList(start, end), next);
  }

  private static <T> int indexAfter(List<T> sorted, Function<T, String> key, String last) {
    int index = 0;
    while (index < sorted.size() && key.apply(sorted.get(index)).compareTo(last) <= 0) {
      index++;
    }
    return index;
  }

  private static String encode(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "'" + cursor + "' is no cursor; send the nextCursor of the page before",
          e);
    }
  }
}
