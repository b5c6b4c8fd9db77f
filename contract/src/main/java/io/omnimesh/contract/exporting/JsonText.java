package io.omnimesh.contract.exporting;

import io.omnimesh.contract.document.Document;
import io.omnimesh.contract.document.Node;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes trees as JSON (RFC 8259) with one value a line. */
final class JsonText {
  private static final int BEYOND_ASCII_CONTROL = 0x20;

  private JsonText() {}

  /** JSON text as the same value, one a line. */
  static String indented(String json) {
    return of(Document.read("schema.json", json).root().map(Node::value).orElse(null));
  }

  /** A tree of maps, lists, texts, numbers, booleans and null. */
  static String of(@Nullable Object value) {
    StringBuilder text = new StringBuilder();
    append(text, value, "\n");
    return text.append('\n').toString();
  }

  private static void append(StringBuilder text, @Nullable Object value, String line) {
    switch (value) {
      case null -> text.append("null");
      case Map<?, ?> map -> map(text, map, line);
      case List<?> list -> list(text, list, line);
      case BigDecimal number -> text.append(number.toPlainString());
      case Number number -> text.append(number);
      case Boolean truth -> text.append(truth);
      default -> quote(text, value.toString());
    }
  }

  private static void map(StringBuilder text, Map<?, ?> map, String line) {
    if (map.isEmpty()) {
      text.append("{}");
      return;
    }
    text.append('{');
    String inner = line + "  ";
    Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<?, ?> entry = entries.next();
      text.append(inner);
      quote(text, String.valueOf(entry.getKey()));
      text.append(": ");
      append(text, entry.getValue(), inner);
      text.append(entries.hasNext() ? "," : "");
    }
    text.append(line).append('}');
  }

  private static void list(StringBuilder text, List<?> list, String line) {
    boolean flat = list.stream().noneMatch(it -> it instanceof Map || it instanceof List);
    String inner = flat ? "" : line + "  ";
    text.append('[');
    Iterator<?> items = list.iterator();
    while (items.hasNext()) {
      text.append(inner);
      append(text, items.next(), inner);
      text.append(items.hasNext() ? flat ? ", " : "," : "");
    }
    text.append(flat ? "" : line).append(']');
  }

  private static void quote(StringBuilder text, String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < BEYOND_ASCII_CONTROL) {
            text.append("\\u%04x".formatted((int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }
}
