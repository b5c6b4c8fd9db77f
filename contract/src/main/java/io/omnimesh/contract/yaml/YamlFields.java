package io.omnimesh.contract.yaml;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes the entries of one mapping by name. {@link #end()} refuses what nobody took, so that a
 * misspelt key is never silently ignored.
 */
public final class YamlFields {
  private final YamlNode.Entries entries;
  private final String subject;
  private final Set<String> asked = new LinkedHashSet<>();

  /**
   * @param entries the mapping
   * @param subject what it describes, for refusals: "a source", "the connection of mariadb"
   */
  public YamlFields(YamlNode.Entries entries, String subject) {
    this.entries = entries;
    this.subject = subject;
  }

  public Place place() {
    return entries.place();
  }

  /** The node of a key, if the key is there. */
  public Optional<YamlNode> find(String key) {
    asked.add(key);
    return entries.entries().stream()
        .filter(entry -> entry.key().equals(key))
        .map(YamlNode.Entry::value)
        .findFirst();
  }

  /** The node of a key that must be there. */
  public YamlNode require(String key) {
    return find(key)
        .orElseThrow(() -> {
          Optional<YamlNode.Entry> near = nearUnknown(key);
          Place place = near.map(YamlNode.Entry::place).orElse(entries.place());
          return place.refuse(
              subject + " lacks '" + key + "'",
              near.map(entry -> "did '" + entry.key() + "' mean '" + key + "'?")
                  .orElse("add the line '" + key + ": ...'"));
        });
  }

  /** A text that must be there and not be empty. */
  public YamlNode.Text text(String key) {
    return asText(key, require(key));
  }

  /** A text that may be left out, but not be empty. */
  public Optional<YamlNode.Text> findText(String key) {
    return find(key).map(node -> asText(key, node));
  }

  /** A mapping that must be there. */
  public YamlFields fields(String key, String itsSubject) {
    return asFields(key, require(key), itsSubject);
  }

  /** A mapping that may be left out. */
  public Optional<YamlFields> findFields(String key, String itsSubject) {
    return find(key).map(node -> asFields(key, node, itsSubject));
  }

  /** A list, each item read by a function; empty where the key is left out. */
  public <T> List<T> list(String key, Function<YamlNode, T> read) {
    return find(key)
        .map(node -> {
          if (node instanceof YamlNode.Items items) {
            return items.items().stream().map(read).toList();
          }
          throw node.place()
              .refuse(
                  "'" + key + "' must be a list, not " + node.kind(),
                  "write its items as lines that begin with '- '");
        })
        .orElse(List.of());
  }

  /** Fields of a node that must be a mapping. */
  public static YamlFields of(YamlNode node, String subject) {
    if (node instanceof YamlNode.Entries entries) {
      return new YamlFields(entries, subject);
    }
    throw node.place()
        .refuse(subject + " must be a mapping, not " + node.kind(), "write 'key: value' lines");
  }

  /** A node that must be a text. */
  public static YamlNode.Text asText(String key, YamlNode node) {
    if (node instanceof YamlNode.Text text && !text.text().isBlank()) {
      return text;
    }
    throw node.place()
        .refuse(
            "'" + key + "' must be a text, not " + node.kind(), "write it as '" + key + ": text'");
  }

  /** The keys that nobody has taken yet, in order. */
  public List<YamlNode.Entry> rest() {
    return entries.entries().stream().filter(entry -> !asked.contains(entry.key())).toList();
  }

  /** Refuses the first key that nobody took. */
  public void end() {
    rest().stream()
        .findFirst()
        .ifPresent(entry -> {
          throw entry
              .place()
              .refuse(
                  "'" + entry.key() + "' is not a field of " + subject,
                  DidYouMean.mend(entry.key(), asked));
        });
  }

  private Optional<YamlNode.Entry> nearUnknown(String key) {
    Set<String> unknown = new HashSet<>();
    entries.entries().forEach(entry -> unknown.add(entry.key()));
    unknown.removeAll(asked);
    return DidYouMean.nearest(key, unknown)
        .flatMap(near -> entries.entries().stream().filter(e -> e.key().equals(near)).findFirst());
  }

  private static YamlFields asFields(String key, YamlNode node, String itsSubject) {
    if (node instanceof YamlNode.Entries entries) {
      return new YamlFields(entries, itsSubject);
    }
    throw node.place()
        .refuse(
            "'" + key + "' must be a mapping, not " + node.kind(),
            "write its fields as indented 'key: value' lines");
  }
}
