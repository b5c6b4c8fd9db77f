package io.omnimesh.contract.importing;

import java.util.List;
import java.util.Optional;

/**
 * A type as SQL writes it.
 *
 * @param name in small letters, without its schema: {@code character varying}
 * @param arguments what stands in brackets, for lists of values without quotes
 * @param parts the types within: of an array one, of a map two, of a row its fields
 * @param text all of it, as written
 */
record SqlType(String name, List<String> arguments, List<Part> parts, String text) {
  SqlType {
    arguments = List.copyOf(arguments);
    parts = List.copyOf(parts);
  }

  /** A type within a type; the fields of a row have names. */
  record Part(Optional<String> name, SqlType type) {}

  static SqlType arrayOf(SqlType item) {
    return new SqlType(
        "array", List.of(), List.of(new Part(Optional.empty(), item)), "array(" + item.text + ")");
  }

  /** An argument that is a number. */
  Optional<Integer> number(int index) {
    return index < arguments.size() && arguments.get(index).matches("\\d{1,9}")
        ? Optional.of(Integer.valueOf(arguments.get(index)))
        : Optional.empty();
  }
}
