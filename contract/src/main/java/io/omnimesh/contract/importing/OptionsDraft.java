package io.omnimesh.contract.importing;

import io.omnimesh.contract.odcs.LogicalTypeOptions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Options of which few are set. */
final class OptionsDraft {
  private Optional<String> format = Optional.empty();
  private Optional<Object> minimum = Optional.empty();
  private Optional<Object> maximum = Optional.empty();
  private Optional<Object> exclusiveMinimum = Optional.empty();
  private Optional<Object> exclusiveMaximum = Optional.empty();
  private Optional<BigDecimal> multipleOf = Optional.empty();
  private OptionalInt minLength = OptionalInt.empty();
  private OptionalInt maxLength = OptionalInt.empty();
  private Optional<String> pattern = Optional.empty();
  private OptionalInt minItems = OptionalInt.empty();
  private OptionalInt maxItems = OptionalInt.empty();
  private boolean uniqueItems;
  private Optional<Boolean> timezone = Optional.empty();

  OptionsDraft() {}

  OptionsDraft(LogicalTypeOptions from) {
    format = from.format();
    minimum = from.minimum();
    maximum = from.maximum();
    exclusiveMinimum = from.exclusiveMinimum();
    exclusiveMaximum = from.exclusiveMaximum();
    multipleOf = from.multipleOf();
    minLength = from.minLength();
    maxLength = from.maxLength();
    pattern = from.pattern();
    minItems = from.minItems();
    maxItems = from.maxItems();
    uniqueItems = from.uniqueItems();
    timezone = from.timezone();
  }

  OptionsDraft format(String value) {
    format = Optional.of(value);
    return this;
  }

  OptionsDraft minimum(BigDecimal value) {
    minimum = Optional.of(plain(value));
    return this;
  }

  OptionsDraft maximum(BigDecimal value) {
    maximum = Optional.of(plain(value));
    return this;
  }

  OptionsDraft exclusiveMinimum(BigDecimal value) {
    exclusiveMinimum = Optional.of(plain(value));
    return this;
  }

  OptionsDraft exclusiveMaximum(BigDecimal value) {
    exclusiveMaximum = Optional.of(plain(value));
    return this;
  }

  OptionsDraft multipleOf(BigDecimal value) {
    multipleOf = Optional.of(value);
    return this;
  }

  OptionsDraft minLength(int value) {
    minLength = OptionalInt.of(value);
    return this;
  }

  OptionsDraft maxLength(int value) {
    maxLength = OptionalInt.of(value);
    return this;
  }

  OptionsDraft pattern(String value) {
    pattern = Optional.of(value);
    return this;
  }

  OptionsDraft minItems(int value) {
    minItems = OptionalInt.of(value);
    return this;
  }

  OptionsDraft maxItems(int value) {
    maxItems = OptionalInt.of(value);
    return this;
  }

  OptionsDraft uniqueItems() {
    uniqueItems = true;
    return this;
  }

  OptionsDraft withoutTimezone() {
    timezone = Optional.of(false);
    return this;
  }

  LogicalTypeOptions build() {
    return new LogicalTypeOptions(
        format,
        minimum,
        maximum,
        exclusiveMinimum,
        exclusiveMaximum,
        multipleOf,
        minLength,
        maxLength,
        pattern,
        minItems,
        maxItems,
        uniqueItems,
        OptionalInt.empty(),
        OptionalInt.empty(),
        List.of(),
        timezone,
        Optional.empty(),
        List.of());
  }

  /** A number as readers of contracts give it: whole numbers are {@code Long}. */
  static Object plain(BigDecimal number) {
    boolean whole = number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    return whole && number.toBigInteger().bitLength() < Long.SIZE
        ? (Object) number.longValueExact()
        : number;
  }
}
