package io.omnimesh.contract.draft;

import io.omnimesh.contract.odcs.LogicalTypeOptions;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Options of logical types by the standard's words: {@code minimum=0}. */
public final class Limits {
  private Limits() {}

  /** Options of which each is a name and a value; a list is written {@code a,b}. */
  public static LogicalTypeOptions of(Map<String, String> words) {
    return new LogicalTypeOptions(
        Optional.ofNullable(words.get("format")),
        Optional.ofNullable(words.get("minimum")),
        Optional.ofNullable(words.get("maximum")),
        Optional.ofNullable(words.get("exclusiveMinimum")),
        Optional.ofNullable(words.get("exclusiveMaximum")),
        Optional.ofNullable(words.get("multipleOf")).map(BigDecimal::new),
        number(words.get("minLength")),
        number(words.get("maxLength")),
        Optional.ofNullable(words.get("pattern")),
        number(words.get("minItems")),
        number(words.get("maxItems")),
        Boolean.parseBoolean(words.get("uniqueItems")),
        number(words.get("minProperties")),
        number(words.get("maxProperties")),
        list(words.get("required")),
        Optional.ofNullable(words.get("timezone")).map(Boolean::parseBoolean),
        Optional.ofNullable(words.get("defaultTimezone")),
        List.copyOf(list(words.get("enum"))));
  }

  private static OptionalInt number(@Nullable String text) {
    return text == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
  }

  private static List<String> list(@Nullable String text) {
    return text == null ? List.of() : Arrays.asList(text.split(","));
  }
}
