package io.omnimesh.contract.check;

import io.omnimesh.contract.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Texts, truths and whatever else is judged as the object that it is. */
final class ObjectCheck extends ValueCheck {
  private static final int UUID_LENGTH = 36;

  private final Reader reader;
  private final Rule[] rules;
  private final List<Predicate<Object>> tests;

  /** Reads a value in its type; null where it has another. */
  interface Reader {
    @Nullable Object read(Object value);
  }

  ObjectCheck(Place place, List<Rule> rules, Reader reader) {
    super(place, rules);
    this.reader = reader;
    this.rules = rules.toArray(Rule[]::new);
    this.tests = rules.stream().map(rule -> Tests.ofObject(Tests.constraint(rule))).toList();
  }

  @Override
  boolean accepts(Object value) {
    Object read = reader.read(value);
    if (read == null) {
      return false;
    }
    for (int i = 0; i < rules.length; i++) {
      if (!tests.get(i).test(read)) {
        return false;
      }
    }
    return true;
  }

  @Override
  void explain(Object value, String path, Findings findings) {
    Object read = reader.read(value);
    if (read == null) {
      wrongType(value, path, findings);
      return;
    }
    for (int i = 0; i < rules.length; i++) {
      if (!tests.get(i).test(read)) {
        findings.broken(rules[i], path, value);
      }
    }
  }

  @Override
  Object canonical(Object value) {
    Object read = reader.read(value);
    return read == null ? value : read;
  }

  /** Texts of at most so many characters. */
  static Reader texts(int lengthMax) {
    return value ->
        value instanceof String text
                && (text.length() <= lengthMax
                    || text.codePointCount(0, text.length()) <= lengthMax)
            ? text
            : null;
  }

  static @Nullable Object truth(Object value) {
    return value instanceof Boolean ? value : null;
  }

  /** Any value that JSON has. */
  static Object any(Object value) {
    return value;
  }

  static @Nullable Object uuid(Object value) {
    if (value instanceof UUID) {
      return value;
    }
    if (!(value instanceof String text) || text.length() != UUID_LENGTH) {
      return null;
    }
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Bytes, or their text in base64. */
  static @Nullable Object bytes(Object value) {
    if (value instanceof byte[]) {
      return value;
    }
    if (!(value instanceof String text)) {
      return null;
    }
    try {
      return new String(Base64.getDecoder().decode(text), StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
