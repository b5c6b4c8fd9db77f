package io.omnimesh.contract.yaml;

import java.util.List;

/** A piece of a YAML document that knows where it stands. */
public sealed interface YamlNode {
  Place place();

  /** What people call this kind of node. */
  String kind();

  /**
   * A scalar; its text is not interpreted, so that {@code 010} and {@code no} stay what they are.
   *
   * @param place where it begins
   * @param text the text without quotes
   */
  record Text(Place place, String text) implements YamlNode {
    @Override
    public String kind() {
      return text.isEmpty() ? "nothing" : "the text '" + text + "'";
    }
  }

  /**
   * A sequence.
   *
   * @param place where it begins
   * @param items its nodes in order
   */
  record Items(Place place, List<YamlNode> items) implements YamlNode {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /**
   * A mapping; its keys are unique.
   *
   * @param place where it begins
   * @param entries its entries in order
   */
  record Entries(Place place, List<Entry> entries) implements YamlNode {
    public Entries {
      entries = List.copyOf(entries);
    }

    @Override
    public String kind() {
      return "a mapping";
    }
  }

  /**
   * One entry of a mapping.
   *
   * @param place where the key begins
   * @param key the key
   * @param value what it maps to
   */
  record Entry(Place place, String key, YamlNode value) {}
}
