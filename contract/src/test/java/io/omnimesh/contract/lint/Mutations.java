package io.omnimesh.contract.lint;

import java.math.BigDecimal;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Spoils documents at random: removes, retypes, renames, adds, breaks words, repeats, empties. */
final class Mutations {
  private static final List<@Nullable Object> VALUES =
      Arrays.asList(
          "",
          "text",
          "a.b",
          "schema/a/properties/b",
          "v3.0.0",
          "v3.1.0",
          0L,
          -1L,
          7L,
          new BigDecimal("1.0"),
          new BigDecimal("1.5"),
          true,
          false,
          null,
          List.of(),
          Map.of(),
          List.of("a"),
          List.of(1L),
          List.of(1L, 2L),
          List.of("a", "a"),
          List.of(1L, 1L),
          Map.of("a", 1L),
          Map.of("name", "x"),
          "string",
          "object",
          "array",
          "integer",
          "sql",
          "library",
          "custom",
          "date",
          "no spaces allowed",
          "sftp://x",
          "trino",
          "kafka");

  /** One mapping or list of a document, its parent unknown. */
  private final List<Object> containers = new ArrayList<>();

  private final List<Map.Entry<String, @Nullable Object>> pool = new ArrayList<>();
  private final RandomGenerator random;
  private String done = "";

  private Mutations(RandomGenerator random) {
    this.random = random;
  }

  /** What was done to a copy of a document. */
  record Mutant(Object document, String done) {}

  static Mutant spoil(Object document, int times, RandomGenerator random) {
    Mutations mutations = new Mutations(random);
    Object copy = Objects.requireNonNull(mutations.copy(document));
    mutations.collect(copy);
    for (int i = 0; i < times; i++) {
      mutations.spoil();
    }
    return new Mutant(copy, mutations.done);
  }

  @SuppressWarnings("unchecked")
  private void spoil() {
    Object container = containers.get(random.nextInt(containers.size()));
    if (container instanceof Map<?, ?> map) {
      spoilMap((Map<String, @Nullable Object>) map);
    } else {
      spoilList((List<@Nullable Object>) container);
    }
  }

  private void spoilMap(Map<String, @Nullable Object> map) {
    List<String> keys = List.copyOf(map.keySet());
    String key = keys.isEmpty() ? "x" : keys.get(random.nextInt(keys.size()));
    switch (random.nextInt(8)) {
      case 0 -> {
        map.remove(key);
        note("remove " + key);
      }
      case 1, 2 -> {
        Object value = any();
        map.put(key, value);
        note("set " + key + " to " + value);
      }
      case 3 -> {
        Object value = map.remove(key);
        String renamed = key.isEmpty() ? "x" : key.substring(0, key.length() - 1);
        map.put(renamed, value);
        note("rename " + key + " to " + renamed);
      }
      case 4 -> {
        map.put("unknown", any());
        note("add unknown beside " + key);
      }
      case 5 -> {
        Map.Entry<String, @Nullable Object> entry = pool.get(random.nextInt(pool.size()));
        map.put(entry.getKey(), copy(entry.getValue()));
        note("add " + entry + " beside " + key);
      }
      case 6 -> {
        Object value = pool.get(random.nextInt(pool.size())).getValue();
        map.put(key, copy(value));
        note("set " + key + " to " + value);
      }
      default -> {
        if (map.get(key) instanceof String text) {
          map.put(key, text + (random.nextBoolean() ? "x" : " !"));
          note("break " + key);
        }
      }
    }
  }

  private void spoilList(List<@Nullable Object> list) {
    int index = list.isEmpty() ? 0 : random.nextInt(list.size());
    int kind = list.isEmpty() ? 0 : random.nextInt(5);
    note("list " + kind + " at " + index);
    switch (kind) {
      case 0 -> list.add(any());
      case 1 -> list.add(copy(list.get(index)));
      case 2 -> list.remove(index);
      case 3 -> list.clear();
      default -> list.set(index, any());
    }
  }

  private @Nullable Object any() {
    return copy(VALUES.get(random.nextInt(VALUES.size())));
  }

  private void note(String what) {
    done += done.isEmpty() ? what : "; " + what;
  }

  private void collect(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      containers.add(map);
      map.forEach((key, item) -> {
        pool.add(new SimpleImmutableEntry<>(String.valueOf(key), copy(item)));
        collect(item);
      });
    } else if (value instanceof List<?> list) {
      containers.add(list);
      list.forEach(this::collect);
    }
  }

  private @Nullable Object copy(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((key, item) -> copy.put(String.valueOf(key), copy(item)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(copy(item)));
      return copy;
    }
    return value;
  }
}
