package io.omnimesh.contract.odcs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Constraints of a logical type.
 *
 * @param format of dates and times (JDK pattern), of texts ({@code email}, {@code uuid}, ...), of
 *     numbers ({@code i32}, {@code i64}, {@code f32}, {@code f64}, ...)
 * @param minimum a number, or a date or time as text
 * @param pattern a regular expression of ECMA-262 that a text must match
 * @param enumeration the only values allowed (version 3.2: {@code enum}); empty for any
 * @param timezone whether a timestamp has a zone; absent: it has
 */
public record LogicalTypeOptions(
    Optional<String> format,
    Optional<Object> minimum,
    Optional<Object> maximum,
    Optional<Object> exclusiveMinimum,
    Optional<Object> exclusiveMaximum,
    Optional<BigDecimal> multipleOf,
    OptionalInt minLength,
    OptionalInt maxLength,
    Optional<String> pattern,
    OptionalInt minItems,
    OptionalInt maxItems,
    boolean uniqueItems,
    OptionalInt minProperties,
    OptionalInt maxProperties,
    List<String> requiredProperties,
    Optional<Boolean> timezone,
    Optional<String> defaultTimezone,
    List<@Nullable Object> enumeration) {
  /** No constraint. */
  public static final LogicalTypeOptions NONE =
      new LogicalTypeOptions(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          false,
          OptionalInt.empty(),
          OptionalInt.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          List.of());

  public LogicalTypeOptions {
    requiredProperties = List.copyOf(requiredProperties);
    enumeration = Collections.unmodifiableList(new ArrayList<>(enumeration));
  }
}
