package io.omnimesh.cli.query;

import io.omnimesh.query.client.Column;
import io.omnimesh.query.format.ValueText;
import org.jspecify.annotations.Nullable;

/** A value as a person reads it in a terminal: one line, no control characters. */
final class CellText {
  private static final String NULL = "NULL";

  private CellText() {}

  static String of(Column column, @Nullable Object value) {
    return value == null ? NULL : printable(ValueText.of(column.type(), value));
  }

  /** Data must not move the cursor or change colours: control characters are shown as escapes. */
  static String printable(String text) {
    if (text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 8);
    text.chars()
        .forEach(c -> {
          switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
              if (Character.isISOControl(c)) {
                out.append("\\u%04x".formatted(c));
              } else {
                out.append((char) c);
              }
            }
          }
        });
    return out.toString();
  }

  /** How many columns of a terminal a text takes: wide characters take two, marks none. */
  static int width(String text) {
    return text.codePoints().map(CellText::width).sum();
  }

  private static int width(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> wide(codePoint) ? 2 : 1;
    };
  }

  private static boolean wide(int codePoint) {
    return codePoint >= 0x1100
        && (codePoint <= 0x115f
            || (codePoint >= 0x2e80 && codePoint <= 0xa4cf)
            || (codePoint >= 0xac00 && codePoint <= 0xd7a3)
            || (codePoint >= 0xf900 && codePoint <= 0xfaff)
            || (codePoint >= 0xfe30 && codePoint <= 0xfe6f)
            || (codePoint >= 0xff00 && codePoint <= 0xff60)
            || (codePoint >= 0x1f300 && codePoint <= 0x1faff)
            || (codePoint >= 0x20000 && codePoint <= 0x3fffd));
  }
}
