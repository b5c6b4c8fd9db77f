package io.omnimesh.contract.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mapping; a key that is written twice is a problem of the document and stands twice here.
 *
 * @param flow whether it is written in braces
 */
public record Mapping(List<Entry> entries, boolean flow, int start, int end) implements Node {
  public Mapping {
    entries = List.copyOf(entries);
  }

  /**
   * One key and its value.
   *
   * @param start the offset of the key's first character
   * @param end the offset after the key's last character
   */
  public record Entry(String key, int start, int end, Node value) {}

  /** The value of a key. */
  public Optional<Node> find(String key) {
    return Optional.ofNullable(get(key)).map(Entry::value);
  }

  /** The entry of a key. */
  public Optional<Entry> entry(String key) {
    return Optional.ofNullable(get(key));
  }

  private @Nullable Entry get(String key) {
    for (Entry entry : entries) {
      if (entry.key().equals(key)) {
        return entry;
      }
    }
    return null;
  }

  @Override
  public String kind() {
    return "a mapping";
  }

  @Override
  public Map<String, @Nullable Object> value() {
    Map<String, @Nullable Object> values = LinkedHashMap.newLinkedHashMap(entries.size());
    entries.forEach(entry -> values.put(entry.key(), entry.value().value()));
    return values;
  }
}
