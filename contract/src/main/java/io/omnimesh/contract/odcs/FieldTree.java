package io.omnimesh.contract.odcs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of one mapping that are set, in the order in which they are put. */
final class FieldTree {
  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  /** What was put; the caller may add to it. */
  Map<String, @Nullable Object> fields() {
    return fields;
  }

  FieldTree put(String key, Object value) {
    fields.put(key, value);
    return this;
  }

  FieldTree put(String key, Optional<?> value) {
    value.ifPresent(present -> fields.put(key, present));
    return this;
  }

  FieldTree number(String key, OptionalInt value) {
    value.ifPresent(present -> fields.put(key, present));
    return this;
  }

  /** A key's position; -1 is none. */
  FieldTree position(String key, int position) {
    if (position >= 0) {
      fields.put(key, position);
    }
    return this;
  }

  /** False is what the standard takes where nothing is written. */
  FieldTree flag(String key, boolean value) {
    if (value) {
      fields.put(key, true);
    }
    return this;
  }

  FieldTree map(String key, Map<String, ? extends @Nullable Object> values) {
    if (!values.isEmpty()) {
      fields.put(key, values);
    }
    return this;
  }

  FieldTree list(String key, List<? extends @Nullable Object> items) {
    if (!items.isEmpty()) {
      fields.put(key, items);
    }
    return this;
  }

  <T> FieldTree list(String key, List<T> items, Function<T, Object> tree) {
    return list(key, items.stream().map(tree).toList());
  }

  static Object of(AuthoritativeDefinition definition) {
    return new FieldTree()
        .put("id", definition.id())
        .put("url", definition.url())
        .put("type", definition.type())
        .put("description", definition.description())
        .fields();
  }

  static Object of(CustomProperty custom) {
    FieldTree tree = new FieldTree().put("id", custom.id()).put("property", custom.property());
    // The standard requires the key, even where the value is null.
    tree.fields.put("value", custom.value());
    return tree.put("description", custom.description()).fields();
  }
}
