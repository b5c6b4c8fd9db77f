package io.omnimesh.contract.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes values as YAML or JSON text. */
final class Spelling {
  /** Words and forms that readers of YAML 1.1 do not take as text. */
  private static final Pattern OLDER_TYPES =
      Pattern.compile(
          "(?i)y|n|yes|no|on|off|=|<<|[-+]?[0-9][0-9_,:.]*|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*");

  private Spelling() {}

  /** A single value in the given style, or in the nearest that can hold it. */
  static String scalar(@Nullable Object value, Scalar.Style wanted, boolean flow) {
    if (!(value instanceof String text)) {
      return plain(value);
    }
    return switch (wanted) {
      case SINGLE_QUOTED -> singleSafe(text) ? single(text) : quoted(text);
      case DOUBLE_QUOTED -> quoted(text);
      case PLAIN, LITERAL, FOLDED -> plainSafe(text, flow) ? text : quoted(text);
    };
  }

  /** A value on one line, as JSON, which is YAML's flow style as well. */
  static String json(@Nullable Object value) {
    return switch (value) {
      case String text -> quoted(text);
      case Map<?, ?> map -> {
        List<String> entries = new ArrayList<>();
        map.forEach((key, item) -> entries.add(quoted(String.valueOf(key)) + ": " + json(item)));
        yield "{" + String.join(", ", entries) + "}";
      }
      case List<?> list -> {
        List<String> items = new ArrayList<>();
        list.forEach(item -> items.add(json(item)));
        yield "[" + String.join(", ", items) + "]";
      }
      case null, default -> plain(value);
    };
  }

  static boolean isCollection(@Nullable Object value) {
    return value instanceof Map || value instanceof List;
  }

  /**
   * What follows {@code key:} or {@code -}: a space and the value, or lines of their own, without
   * the last break.
   *
   * @param indent the column of the key or hyphen
   * @param lineBreak the document's
   */
  static String block(@Nullable Object value, int indent, String lineBreak) {
    return switch (value) {
      case Map<?, ?> map when !map.isEmpty() -> {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          lines.append(lineBreak).append(entry(entry, indent + 2, lineBreak));
        }
        yield lines.toString();
      }
      case List<?> list when !list.isEmpty() -> {
        StringBuilder lines = new StringBuilder();
        for (Object item : list) {
          lines
              .append(lineBreak)
              .append(" ".repeat(indent + 2))
              .append('-')
              .append(item(item, indent + 2, lineBreak));
        }
        yield lines.toString();
      }
      case String text when literalSafe(text) -> ' ' + literal(text, indent + 2, lineBreak);
      case null, default ->
          ' ' + (isCollection(value) ? json(value) : scalar(value, Scalar.Style.PLAIN, false));
    };
  }

  /** What follows a hyphen; the first key of a mapping stands on its line. */
  static String item(@Nullable Object value, int indent, String lineBreak) {
    String block = block(value, indent, lineBreak);
    return value instanceof Map<?, ?> map && !map.isEmpty()
        ? block.substring(lineBreak.length() + indent + 1)
        : block;
  }

  /** A key and its value, indented. */
  static String entry(Map.Entry<?, ?> entry, int indent, String lineBreak) {
    return " ".repeat(indent)
        + scalar(String.valueOf(entry.getKey()), Scalar.Style.PLAIN, false)
        + ':'
        + block(entry.getValue(), indent, lineBreak);
  }

  /** A text of several lines after {@code |}. */
  static String literal(String text, int indent, String lineBreak) {
    boolean ends = text.endsWith("\n");
    String body = ends ? text.substring(0, text.length() - 1) : text;
    StringBuilder lines = new StringBuilder(ends ? "|" : "|-");
    for (String line : body.split("\n", -1)) {
      lines.append(lineBreak).append(line.isEmpty() ? "" : " ".repeat(indent) + line);
    }
    return lines.toString();
  }

  /** Whether a text of several lines can stand after {@code |}. */
  static boolean literalSafe(String text) {
    return text.indexOf('\n') > 0
        && text.charAt(0) != ' '
        && text.charAt(0) != '\t'
        && !text.endsWith("\n\n")
        && text.chars().allMatch(c -> c == '\n' || c == '\t' || printable((char) c));
  }

  static boolean plainSafe(String text, boolean flow) {
    if (text.isEmpty()
        || CoreSchema.type(text) != Scalar.Type.STRING
        || OLDER_TYPES.matcher(text).matches()) {
      return false;
    }
    char first = text.charAt(0);
    boolean dash = first == '-' && text.length() > 1 && Character.isLetter(text.charAt(1));
    return (dash || "-?:,[]{}#&*!|>'\"%@`".indexOf(first) < 0)
        && !text.startsWith("...")
        && text.equals(text.strip())
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.endsWith(":")
        && (!flow || text.chars().noneMatch(c -> ",[]{}:".indexOf(c) >= 0))
        && singleSafe(text);
  }

  private static boolean singleSafe(String text) {
    return text.chars().allMatch(c -> printable((char) c));
  }

  private static boolean printable(char c) {
    return c >= ' '
        && (c < 0x7F || c > 0x9F)
        && c != '\uFEFF'
        && c != '\u2028'
        && c != '\u2029'
        && c < '\uFFFE';
  }

  private static String single(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (printable(c)) {
            out.append(c);
          } else {
            out.append("\\u").append(String.format(Locale.ROOT, "%04x", (int) c));
          }
        }
      }
    }
    return out.append('"').toString();
  }

  private static String plain(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Boolean truth -> truth.toString();
      case BigDecimal decimal -> decimal.toString();
      case Double number when number.isNaN() -> ".nan";
      case Double number when number.isInfinite() -> number > 0 ? ".inf" : "-.inf";
      case Number number -> number.toString();
      default -> throw new IllegalArgumentException("No YAML value: " + value.getClass().getName());
    };
  }
}
