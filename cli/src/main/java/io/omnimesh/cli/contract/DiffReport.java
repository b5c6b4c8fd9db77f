package io.omnimesh.cli.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnimesh.contract.diff.Change;
import io.omnimesh.contract.diff.Diff;
import io.omnimesh.contract.diff.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes what differs between two versions, for people and, with stable names, for programs. */
final class DiffReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DiffReport() {}

  /** The gravest changes first. */
  static String text(Diff diff) {
    StringBuilder text = new StringBuilder();
    text.append(diff.title())
        .append(": ")
        .append(diff.before().version())
        .append(" -> ")
        .append(diff.after().version())
        .append("\n\n");
    List<Change> changes =
        diff.changes().stream()
            .sorted(Comparator.comparing(Change::requiredBump).reversed())
            .toList();
    for (Change change : changes) {
      text.append(
          "%-5s  %s: %s  [%s]%n"
              .formatted(
                  word(change.requiredBump()),
                  change.path(),
                  change.message(),
                  change.kind().id()));
      if (change.readers().or(change.writers()) != Verdict.SAFE) {
        text.append(
            "       readers: %s, writers: %s; hit: %s%n"
                .formatted(word(change.readers()), word(change.writers()), change.whoIsHit()));
      }
    }
    return text.append(changes.isEmpty() ? "" : "\n").append(summary(diff)).append('\n').toString();
  }

  private static String summary(Diff diff) {
    int breaking = diff.breaking().size();
    String count =
        diff.changes().isEmpty()
            ? "No changes."
            : diff.changes().size()
                + (diff.changes().size() == 1 ? " change, " : " changes, ")
                + (breaking == 0 ? "none breaking" : breaking + " breaking")
                + "; they need version "
                + diff.requiredVersion()
                + " or higher.";
    return diff.refusal().map(reason -> count + "\nRefused: " + reason + ".").orElse(count);
  }

  static String json(Diff diff) {
    ObjectNode root =
        JSON.createObjectNode()
            .put("contract", diff.title())
            .put("id", diff.after().id())
            .put("before", diff.before().version())
            .put("after", diff.after().version())
            .put("readers", word(diff.readers()))
            .put("writers", word(diff.writers()))
            .put("breaking", !diff.breaking().isEmpty())
            .put("requiredBump", word(diff.requiredBump()))
            .put("requiredVersion", diff.requiredVersion().toString())
            .put("versionSuffices", diff.versionSuffices());
    put(root, "refusal", diff.refusal());
    ArrayNode changes = root.putArray("changes");
    for (Change change : diff.changes()) {
      ObjectNode one =
          changes
              .addObject()
              .put("kind", change.kind().id())
              .put("path", change.path())
              .put("message", change.message());
      put(one, "before", change.before());
      put(one, "after", change.after());
      one.put("readers", word(change.readers()))
          .put("writers", word(change.writers()))
          .put("breaking", change.kind().isBreaking())
          .put("requiredBump", word(change.requiredBump()))
          .put("hit", change.whoIsHit());
    }
    return root.toPrettyString() + "\n";
  }

  private static void put(ObjectNode node, String name, Optional<String> value) {
    value.ifPresentOrElse(text -> node.put(name, text), () -> node.putNull(name));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
