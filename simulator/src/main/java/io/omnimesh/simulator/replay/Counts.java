package io.omnimesh.simulator.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.TreeMap;

/** How many lines fell into each class. Not thread-safe. */
final class Counts {
  private static final JsonMapper JSON = new JsonMapper();

  private final TreeMap<String, Long> byClass;

  private Counts(Map<String, Long> byClass) {
    this.byClass = new TreeMap<>(byClass);
  }

  static Counts none() {
    return new Counts(Map.of());
  }

  static Counts of(String json) {
    try {
      return new Counts(JSON.readValue(json, new TypeReference<Map<String, Long>>() {}));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not counts: " + json, e);
    }
  }

  void add(String lineClass) {
    byClass.merge(lineClass, 1L, Long::sum);
  }

  Counts copy() {
    return new Counts(byClass);
  }

  long total() {
    return byClass.values().stream().mapToLong(Long::longValue).sum();
  }

  Map<String, Long> byClass() {
    return Map.copyOf(byClass);
  }

  String json() {
    return JSON.valueToTree(byClass).toString();
  }
}
