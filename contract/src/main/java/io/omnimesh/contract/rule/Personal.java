package io.omnimesh.contract.rule;

import io.omnimesh.contract.odcs.SchemaProperty;
import java.util.Locale;
import java.util.Set;

/** Which properties hold personal data, whose values are shown nowhere. */
final class Personal {
  private static final Set<String> CLASSES =
      Set.of("personal", "sensitive", "restricted", "confidential-personal", "pii");

  private Personal() {}

  static boolean is(SchemaProperty property) {
    return property
        .classification()
        .filter(word -> CLASSES.contains(word.strip().toLowerCase(Locale.ROOT)))
        .isPresent();
  }
}
