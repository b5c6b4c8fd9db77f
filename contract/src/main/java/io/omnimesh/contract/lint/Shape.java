package io.omnimesh.contract.lint;

import io.omnimesh.contract.document.Mapping;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a value of a standard's file must look like. */
sealed interface Shape {

  /** A value without parts, or one of which nothing is said. */
  enum Simple implements Shape {
    ANY("any value"),
    TEXT("a text"),
    /** Letters, digits, hyphens and underscores. */
    ID("a text"),
    /** {@code object.property}, or a path of ids. */
    REFERENCE("a text"),
    SFTP("a text"),
    NUMBER("a number"),
    POSITIVE("a number"),
    INTEGER("a whole number"),
    /** A whole number from 0. */
    COUNT("a whole number"),
    BOOLEAN("true or false"),
    /** Everything but lists and mappings. */
    SINGLE("a text, number, boolean or null"),
    OBJECT("a mapping"),
    TEXT_OR_OBJECT("a text or a mapping");

    private final String words;

    Simple(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /**
   * One of a few words.
   *
   * @param later words of a newer version of the standard, which are warned of
   */
  record Word(Set<String> words, Set<String> later) implements Shape {
    static Word of(String... words) {
      return new Word(new LinkedHashSet<>(Arrays.asList(words)), Set.of());
    }

    Word soon(String... more) {
      return new Word(words, Set.of(more));
    }
  }

  /** A list. */
  record Items(Shape item, int min, int max, boolean unique) implements Shape {
    static Items of(Shape item) {
      return new Items(item, 0, Integer.MAX_VALUE, false);
    }
  }

  /** One shape for texts and mappings, another for lists. */
  record Either(Shape single, Shape list) implements Shape {}

  /** A shape that its table refers to before it is made. */
  record Later(Supplier<Shape> shape) implements Shape {}

  /** A table that depends on what the mapping says. */
  record Chosen(Function<Mapping, Table> table) implements Shape {}

  /** More that must hold of a mapping. */
  interface Extra {
    void check(Mapping mapping, Path path, Report report);
  }

  /**
   * A mapping.
   *
   * @param subject what it describes, for messages: "a server"
   * @param open whether other keys may stand in it
   * @param soon keys of a newer version of the standard, which are warned of
   */
  record Table(
      String subject,
      Map<String, Shape> fields,
      Set<String> required,
      boolean open,
      Set<String> soon,
      Extra extra)
      implements Shape {}

  /** Makes tables. */
  final class Builder {
    private final String subject;
    private final Map<String, Shape> fields = new LinkedHashMap<>();
    private final Set<String> required = new LinkedHashSet<>();
    private final Set<String> soon = new HashSet<>();
    private boolean open;
    private Extra extra = (mapping, path, report) -> {};

    private Builder(String subject) {
      this.subject = subject;
    }

    static Builder table(String subject) {
      return new Builder(subject);
    }

    Builder with(Table other) {
      fields.putAll(other.fields());
      required.addAll(other.required());
      soon.addAll(other.soon());
      return this;
    }

    /** Keys of one shape. */
    Builder may(Shape shape, String... keys) {
      for (String key : keys) {
        fields.put(key, shape);
      }
      return this;
    }

    /** Keys of one shape that must be there. */
    Builder must(Shape shape, String... keys) {
      required.addAll(List.of(keys));
      return may(shape, keys);
    }

    Builder soon(String... keys) {
      soon.addAll(List.of(keys));
      return this;
    }

    Builder open() {
      open = true;
      return this;
    }

    Builder extra(Extra more) {
      extra = more;
      return this;
    }

    Table end() {
      return new Table(subject, fields, required, open, soon, extra);
    }
  }
}
