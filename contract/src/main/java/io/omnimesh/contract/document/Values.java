package io.omnimesh.contract.document;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares values as JSON does: numbers by their value, mappings without order. */
public final class Values {
  private Values() {}

  public static boolean same(@Nullable Object left, @Nullable Object right) {
    if (left instanceof Number first && right instanceof Number second) {
      BigDecimal number = decimal(first);
      BigDecimal other = decimal(second);
      return (number == null || other == null)
          ? first.equals(second)
          : number.compareTo(other) == 0;
    }
    if (left instanceof List<?> first && right instanceof List<?> second) {
      Iterator<?> others = second.iterator();
      return first.size() == second.size()
          && first.stream().allMatch(item -> same(item, others.next()));
    }
    if (left instanceof Map<?, ?> first && right instanceof Map<?, ?> second) {
      return first.size() == second.size()
          && first.entrySet().stream()
              .allMatch(entry ->
                  second.containsKey(entry.getKey())
                      && same(entry.getValue(), second.get(entry.getKey())));
    }
    return left == null ? right == null : left.equals(right);
  }

  /** A number as a decimal; null for infinity and for what is no number. */
  public static @Nullable BigDecimal decimal(Number number) {
    if (number instanceof BigDecimal decimal) {
      return decimal;
    }
    if (number instanceof Double value && (value.isNaN() || value.isInfinite())) {
      return null;
    }
    return new BigDecimal(number.toString());
  }
}
