package io.omnimesh.catalog.state;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/**
 * A piece of a long list.
 *
 * @param next the cursor of the following page; empty on the last
 */
public record Page<T>(List<T> items, OptionalLong next) {
  public Page {
    items = List.copyOf(items);
  }

  /** Cuts a page out of one entry more than it holds, which only says that there are more. */
  public static <T> Page<T> of(List<T> oneMore, int limit, ToLongFunction<T> cursor) {
    if (oneMore.size() <= limit) {
      return new Page<>(oneMore, OptionalLong.empty());
    }
    List<T> items = oneMore.subList(0, limit);
    return new Page<>(items, OptionalLong.of(cursor.applyAsLong(items.getLast())));
  }
}
