package io.omnimesh.contract.schema;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes mappings, lists, texts, numbers, booleans and null as JSON (RFC 8259) in one line. */
final class JsonText {
  private JsonText() {}

  static String of(@Nullable Object value) {
    StringBuilder text = new StringBuilder();
    append(text, value);
    return text.toString();
  }

  private static void append(StringBuilder text, @Nullable Object value) {
    switch (value) {
      case null -> text.append("null");
      case Map<?, ?> map -> {
        text.append('{');
        String comma = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          text.append(comma);
          quote(text, String.valueOf(entry.getKey()));
          text.append(':');
          append(text, entry.getValue());
          comma = ",";
        }
        text.append('}');
      }
      case List<?> list -> {
        text.append('[');
        String comma = "";
        for (Object element : list) {
          text.append(comma);
          append(text, element);
          comma = ",";
        }
        text.append(']');
      }
      case Number number -> text.append(number);
      case Boolean truth -> text.append(truth);
      case String string -> quote(text, string);
      default -> throw new IllegalArgumentException("not JSON: " + value.getClass());
    }
  }

  private static void quote(StringBuilder text, String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      switch (character) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (character < 0x20) {
            text.append("\\u%04x".formatted((int) character));
          } else {
            text.append(character);
          }
        }
      }
    }
    text.append('"');
  }
}
