package io.omnimesh.contract.lint.report;

import java.util.Iterator;
import java.util.Map;

/** Writes maps, lists, texts, numbers and booleans as indented JSON. */
final class JsonText {
  private JsonText() {}

  static String write(Object value) {
    StringBuilder out = new StringBuilder();
    write(value, "\n", out);
    return out.append('\n').toString();
  }

  private static void write(Object value, String lineBreak, StringBuilder out) {
    switch (value) {
      case Map<?, ?> map -> {
        out.append('{');
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
          Map.Entry<?, ?> entry = entries.next();
          out.append(lineBreak).append("  ");
          text(String.valueOf(entry.getKey()), out);
          out.append(": ");
          write(entry.getValue(), lineBreak + "  ", out);
          out.append(entries.hasNext() ? "," : lineBreak);
        }
        out.append('}');
      }
      case Iterable<?> list -> {
        out.append('[');
        Iterator<?> items = list.iterator();
        while (items.hasNext()) {
          out.append(lineBreak).append("  ");
          write(items.next(), lineBreak + "  ", out);
          out.append(items.hasNext() ? "," : lineBreak);
        }
        out.append(']');
      }
      case Number number -> out.append(number);
      case Boolean truth -> out.append(truth);
      default -> text(value.toString(), out);
    }
  }

  private static void text(String text, StringBuilder out) {
    out.append('"');
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || Character.isSurrogate(c) || c == 0x7F) {
            out.append("\\u").append(Character.forDigit(c >> 12, 16));
            out.append(Character.forDigit((c >> 8) & 15, 16));
            out.append(Character.forDigit((c >> 4) & 15, 16));
            out.append(Character.forDigit(c & 15, 16));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
