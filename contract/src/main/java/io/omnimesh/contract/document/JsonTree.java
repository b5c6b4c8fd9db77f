package io.omnimesh.contract.document;

import io.omnimesh.contract.document.Tree.Halt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON, RFC 8259. */
final class JsonTree {
  private final String text;
  private final Lines lines;
  private final List<Problem> problems = new ArrayList<>();
  private int at;
  private int nodes;

  private JsonTree(String text, Lines lines) {
    this.text = text;
    this.lines = lines;
  }

  /**
   * The tree of a text.
   *
   * @param from where it begins, after a byte order mark
   */
  static Tree read(String text, Lines lines, int from) {
    JsonTree reader = new JsonTree(text, lines);
    reader.at = from;
    try {
      reader.space();
      Node root = reader.node(1);
      reader.space();
      if (reader.at < text.length()) {
        throw reader.wrong("more text follows the document", "write one document per file");
      }
      return new Tree(root, reader.problems);
    } catch (Halt halt) {
      reader.problems.add(halt.problem());
      return new Tree(null, reader.problems);
    }
  }

  private Node node(int depth) {
    if (depth > Tree.DEPTH_MAX) {
      throw Halt.deep(at);
    }
    if (++nodes > Tree.NODES_MAX) {
      throw Halt.large(at);
    }
    int start = at;
    return switch (peek()) {
      case '{' -> mapping(depth);
      case '[' -> sequence(depth);
      case '"' -> {
        String value = string();
        yield new Scalar(Scalar.Type.STRING, value, Scalar.Style.DOUBLE_QUOTED, start, at);
      }
      case 't' -> word("true", Scalar.Type.BOOLEAN);
      case 'f' -> word("false", Scalar.Type.BOOLEAN);
      case 'n' -> word("null", Scalar.Type.NULL);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default ->
          throw wrong(
              at < text.length() ? "no JSON value begins like this" : "the text ends too early",
              "write an object, a list, a text in double quotes, a number, true, false or null");
    };
  }

  private Mapping mapping(int depth) {
    int start = at++;
    List<Mapping.Entry> entries = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    space();
    while (peek() != '}') {
      if (!entries.isEmpty()) {
        expect(',');
        space();
      }
      int keyStart = at;
      if (peek() != '"') {
        throw wrong("a key in double quotes must stand here", "mend the comma or the key");
      }
      String key = string();
      int keyEnd = at;
      Integer first = seen.putIfAbsent(key, keyStart);
      if (first != null) {
        problems.add(Tree.duplicate(key, keyStart, lines.line(first) + 1));
      }
      space();
      expect(':');
      space();
      entries.add(new Mapping.Entry(key, keyStart, keyEnd, node(depth + 1)));
      space();
    }
    at++;
    return new Mapping(entries, true, start, at);
  }

  private Sequence sequence(int depth) {
    int start = at++;
    List<Node> items = new ArrayList<>();
    space();
    while (peek() != ']') {
      if (!items.isEmpty()) {
        expect(',');
        space();
      }
      items.add(node(depth + 1));
      space();
    }
    at++;
    return new Sequence(items, true, start, at);
  }

  private Scalar word(String word, Scalar.Type type) {
    int start = at;
    if (!text.startsWith(word, at)) {
      throw wrong("no JSON value begins like this", "put texts in double quotes");
    }
    at += word.length();
    return new Scalar(type, word, Scalar.Style.PLAIN, start, at);
  }

  private Scalar number() {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    int whole = at;
    digits();
    if (at - whole > 1 && text.charAt(whole) == '0') {
      at = whole;
      throw wrong("a number must not begin with 0", "put texts in double quotes");
    }
    Scalar.Type type = Scalar.Type.INTEGER;
    if (peek() == '.') {
      at++;
      digits();
      type = Scalar.Type.DECIMAL;
    }
    if (peek() == 'e' || peek() == 'E') {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      digits();
      type = Scalar.Type.DECIMAL;
    }
    return new Scalar(type, text.substring(start, at), Scalar.Style.PLAIN, start, at);
  }

  private void digits() {
    int start = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    if (at == start) {
      throw wrong("a digit must stand here", "mend the number");
    }
  }

  private String string() {
    int start = ++at;
    while (peek() != '"' && peek() != '\\' && peek() >= ' ') {
      at++;
    }
    if (peek() == '"') {
      return text.substring(start, at++);
    }
    StringBuilder value = new StringBuilder(text.substring(start, at));
    while (peek() != '"') {
      char c = peek();
      if (c < ' ') {
        throw wrong(
            at < text.length()
                ? "a text must not hold a line break or control character"
                : "the text is not closed",
            "close it with a double quote, or write \\n");
      }
      at++;
      value.append(c == '\\' ? escaped() : c);
    }
    at++;
    return value.toString();
  }

  private char escaped() {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        int code = 0;
        for (int i = 0; i < 4; i++) {
          int digit = Character.digit(peek(), 16);
          if (digit < 0) {
            throw wrong("\\u needs four hexadecimal digits", "mend the escape");
          }
          code = code * 16 + digit;
          at++;
        }
        yield (char) code;
      }
      default -> {
        at--;
        throw wrong("this escape is not JSON", "write \\\\ for a backslash");
      }
    };
  }

  private void expect(char c) {
    if (peek() != c) {
      throw wrong("'" + c + "' is missing here", "write it, or close what is open");
    }
    at++;
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /** The character here; 0 at the end. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private Halt wrong(String what, String mend) {
    return new Halt("syntax", Math.min(at, text.length()), "this is not valid JSON, " + what, mend);
  }
}
