package io.omnimesh.contract.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes the values of one mapping by key, leniently: what has another type than asked for is as if
 * it were not there, for the linter has its say about it elsewhere.
 */
public final class Fields {
  private static final Fields NONE = new Fields(null);

  private final @Nullable Mapping mapping;

  private Fields(@Nullable Mapping mapping) {
    this.mapping = mapping;
  }

  /** The fields of a node; none where it is no mapping. */
  public static Fields of(@Nullable Node node) {
    return node instanceof Mapping mapping ? new Fields(mapping) : NONE;
  }

  public boolean has(String key) {
    return node(key) != null;
  }

  public @Nullable Node node(String key) {
    return mapping == null ? null : mapping.find(key).orElse(null);
  }

  /** The fields of a key's mapping. */
  public Fields fields(String key) {
    return of(node(key));
  }

  /** A scalar as it is written, whatever its type; empty for null. */
  public Optional<String> text(String key) {
    return node(key) instanceof Scalar scalar && scalar.type() != Scalar.Type.NULL
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  /** A scalar as it is written, or nothing. */
  public String textOrEmpty(String key) {
    return text(key).orElse("");
  }

  public Optional<Boolean> truth(String key) {
    return value(key) instanceof Boolean truth ? Optional.of(truth) : Optional.empty();
  }

  public boolean isTrue(String key) {
    return truth(key).orElse(false);
  }

  public OptionalInt integer(String key) {
    return value(key) instanceof Long number && number == number.intValue()
        ? OptionalInt.of(number.intValue())
        : OptionalInt.empty();
  }

  public Optional<BigDecimal> decimal(String key) {
    return value(key) instanceof Number number
        ? Optional.ofNullable(Values.decimal(number))
        : Optional.empty();
  }

  /** Any value; null where it is null or not there. */
  public @Nullable Object value(String key) {
    Node node = node(key);
    return node == null ? null : node.value();
  }

  /** The items of a list, each read by a function. */
  public <T> List<T> list(String key, Function<Fields, T> read) {
    List<T> items = new ArrayList<>();
    for (Node item : nodes(key)) {
      if (item instanceof Mapping found) {
        items.add(read.apply(new Fields(found)));
      }
    }
    return items;
  }

  /** The items of a list. */
  public List<Node> nodes(String key) {
    return node(key) instanceof Sequence sequence ? sequence.items() : List.of();
  }

  /** The scalars of a list, as they are written. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Node item : nodes(key)) {
      if (item instanceof Scalar scalar && scalar.type() != Scalar.Type.NULL) {
        texts.add(scalar.text());
      }
    }
    return texts;
  }

  /** The values of all keys but some. */
  public Map<String, Object> rest(Set<String> taken) {
    Map<String, Object> rest = new LinkedHashMap<>();
    if (mapping != null) {
      for (Mapping.Entry entry : mapping.entries()) {
        Object value = entry.value().value();
        if (value != null && !taken.contains(entry.key())) {
          rest.putIfAbsent(entry.key(), value);
        }
      }
    }
    return rest;
  }
}
