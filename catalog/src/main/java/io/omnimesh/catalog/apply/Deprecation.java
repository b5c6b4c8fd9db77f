package io.omnimesh.catalog.apply;

import io.omnimesh.contract.odcs.DataContract;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** When a deprecated major ends: its SLA's {@code endOfSupport}, else {@code endOfLife}. */
final class Deprecation {
  private static final int DATE_LENGTH = 10;

  private Deprecation() {}

  static Optional<LocalDate> until(DataContract contract) {
    return date(contract, "endOfSupport").or(() -> date(contract, "endOfLife"));
  }

  private static Optional<LocalDate> date(DataContract contract, String property) {
    return contract.slaProperties().stream()
        .filter(term -> term.property().equals(property))
        .map(term -> String.valueOf(term.value()))
        .flatMap(text -> parse(text).stream())
        .findFirst();
  }

  private static Optional<LocalDate> parse(String text) {
    try {
      return Optional.of(LocalDate.parse(text.substring(0, Math.min(DATE_LENGTH, text.length()))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
