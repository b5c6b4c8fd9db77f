package io.omnimesh.contract.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** Where we disagree with the official schema on purpose; docs/reference/odcs-conformance.md. */
enum KnownDisagreement {
  /** The schema of 3.1 refuses what 3.2 adds; we warn. */
  NEWER_VERSION {
    @Override
    boolean applies(JsonNode document, Set<String> official, List<Finding> ours) {
      String text = document.toString();
      return ours.isEmpty()
          && List.of(
                  "\"semanticType\"",
                  "\"enum\"",
                  "\"map\"",
                  "\"vector\"",
                  "\"context\"",
                  "\"deprecated\"",
                  "\"synonyms\"",
                  "\"v3.2.0\"")
              .stream()
              .anyMatch(text::contains);
    }
  };

  abstract boolean applies(JsonNode document, Set<String> official, List<Finding> ours);

  static boolean excuses(JsonNode document, Set<String> official, List<Finding> ours) {
    for (KnownDisagreement known : values()) {
      if (known.applies(document, official, ours)) {
        return true;
      }
    }
    return false;
  }
}
