package io.omnimesh.contract.rule;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import org.jspecify.annotations.Nullable;

/** Reads a pattern of ECMA-262 and writes the portable one, see {@link EcmaPattern}. */
final class EcmaReader {
  private static final int REPETITIONS_MAX = 1_000;
  private static final int DEPTH_MAX = 50;
  private static final String WORD = CodePoints.WORD.pattern();

  /** Not {@code \z}: Joni searches from near the end then, and misses characters of four bytes. */
  private static final String END = "(?!(?s:.))";

  private static final String BOUNDARY =
      "(?:(?<=" + WORD + ")(?!" + WORD + ")|(?<!" + WORD + ")(?=" + WORD + "))";
  private static final String NO_BOUNDARY =
      "(?:(?<=" + WORD + ")(?=" + WORD + ")|(?<!" + WORD + ")(?!" + WORD + "))";

  private final String source;
  private final int[] input;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private int depth;

  EcmaReader(String source) {
    this.source = source;
    this.input = source.codePoints().toArray();
  }

  String read() {
    alternatives();
    if (at < input.length) {
      throw refused("has a closing parenthesis without an opening one");
    }
    return out.toString();
  }

  private void alternatives() {
    if (++depth > DEPTH_MAX) {
      throw refused("is nested deeper than " + DEPTH_MAX + " groups");
    }
    while (at < input.length && input[at] != ')') {
      if (input[at] == '|') {
        at++;
        out.append('|');
      } else {
        term();
      }
    }
    depth--;
  }

  private void term() {
    int c = input[at++];
    switch (c) {
      case '^' -> out.append("\\A");
      case '$' -> out.append(END);
      case '(' -> group();
      case '[' -> repeated(characterClass());
      case '.' -> repeated(CodePoints.LINE_ENDS.not().pattern());
      case '\\' -> escape();
      case '*', '+', '?' -> throw refused("repeats nothing at '" + (char) c + "'");
      case '{', '}', ']' ->
          throw refused(
              "has a bare '" + (char) c + "'; write \\" + (char) c + " for the character");
      default -> repeated(CodePoints.literal(c));
    }
  }

  private void group() {
    boolean repeatable = true;
    String open = "(?:";
    if (looksAt("?:")) {
      at += 2;
    } else if (looksAt("?=") || looksAt("?!")) {
      open = "(?" + (char) input[at + 1];
      at += 2;
      repeatable = false;
    } else if (looksAt("?<=") || looksAt("?<!")) {
      throw refused("looks behind, which engines judge differently");
    } else if (looksAt("?<")) {
      while (at < input.length && input[at] != '>') {
        at++;
      }
      at++;
    } else if (looksAt("?")) {
      throw refused("has an inline flag or a group that ECMA-262 does not know");
    }
    out.append(open);
    alternatives();
    if (at >= input.length) {
      throw refused("has an opening parenthesis without a closing one");
    }
    at++;
    if (repeatable) {
      repeated(")");
    } else {
      out.append(')');
      if (at < input.length && "*+?{".indexOf(input[at]) >= 0) {
        throw refused("repeats a lookahead");
      }
    }
  }

  private void escape() {
    if (at >= input.length) {
      throw refused("ends with a lone backslash");
    }
    int c = input[at];
    if (c == 'b' || c == 'B') {
      at++;
      out.append(c == 'b' ? BOUNDARY : NO_BOUNDARY);
      return;
    }
    CodePoints set = escapedSet();
    repeated(set == null ? CodePoints.literal(escapedCharacter()) : set.pattern());
  }

  /** The set of an escape such as {@code \d}; null where it stands for one character. */
  private @Nullable CodePoints escapedSet() {
    CodePoints set =
        switch (input[at]) {
          case 'd' -> CodePoints.DIGITS;
          case 'D' -> CodePoints.DIGITS.not();
          case 'w' -> CodePoints.WORD;
          case 'W' -> CodePoints.WORD.not();
          case 's' -> CodePoints.SPACE;
          case 'S' -> CodePoints.SPACE.not();
          default -> null;
        };
    if (set != null) {
      at++;
    }
    return set;
  }

  private int escapedCharacter() {
    int c = input[at++];
    return switch (c) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 'f' -> '\f';
      case 'v' -> 0x0B;
      case '0' -> zero();
      case 'x' -> hex(2);
      case 'u' -> unicode();
      case 'p', 'P' -> throw refused("uses \\p{..}, which depends on an engine's Unicode version");
      case 'k' -> throw refused("refers back to a group");
      default -> {
        if (c >= '1' && c <= '9') {
          throw refused("refers back to a group");
        }
        if (c > 0x7F || Character.isLetter(c)) {
          throw refused("has the unknown escape \\" + Character.toString(c));
        }
        yield c;
      }
    };
  }

  private int zero() {
    if (at < input.length && input[at] >= '0' && input[at] <= '9') {
      throw refused("has an octal escape");
    }
    return 0;
  }

  private int unicode() {
    if (at < input.length && input[at] == '{') {
      int end = at + 1;
      while (end < input.length && input[end] != '}') {
        end++;
      }
      int digits = end - at - 1;
      if (end >= input.length || digits < 1 || digits > 6) {
        throw refused("has a broken escape \\u{..}");
      }
      at++;
      int c = hex(digits);
      at++;
      return scalar(c);
    }
    int first = hex(4);
    if (first >= Character.MIN_HIGH_SURROGATE
        && first <= Character.MAX_HIGH_SURROGATE
        && looksAt("\\u")) {
      at += 2;
      int second = hex(4);
      if (second >= Character.MIN_LOW_SURROGATE && second <= Character.MAX_LOW_SURROGATE) {
        return Character.toCodePoint((char) first, (char) second);
      }
    }
    return scalar(first);
  }

  private int scalar(int c) {
    if (c > Character.MAX_CODE_POINT
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      throw refused("names half of a surrogate pair or no character at all");
    }
    return c;
  }

  private int hex(int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = at < input.length ? Character.digit(input[at++], 16) : -1;
      if (digit < 0) {
        throw refused("has a broken hexadecimal escape");
      }
      value = value * 16 + digit;
    }
    return value;
  }

  private String characterClass() {
    boolean negated = at < input.length && input[at] == '^';
    if (negated) {
      at++;
    }
    CodePoints set = CodePoints.none();
    while (at < input.length && input[at] != ']') {
      set = set.or(member());
    }
    if (at >= input.length) {
      throw refused("has an opening bracket without a closing one");
    }
    at++;
    if (set.isEmpty()) {
      throw refused("has an empty class; it would match " + (negated ? "anything" : "nothing"));
    }
    CodePoints chosen = negated ? set.not() : set;
    if (chosen.isEmpty()) {
      throw refused("has a class that matches nothing");
    }
    return chosen.pattern();
  }

  /** A range, a character or an escaped set inside of brackets. */
  private CodePoints member() {
    CodePoints set = input[at] == '\\' ? escapedSetInClass() : null;
    if (set != null) {
      return set;
    }
    int first = classCharacter();
    boolean range = at + 1 < input.length && input[at] == '-' && input[at + 1] != ']';
    if (!range) {
      return CodePoints.of(first, first);
    }
    at++;
    if (input[at] == '\\' && escapedSetInClass() != null) {
      throw refused("has a range that ends with a set");
    }
    int last = classCharacter();
    if (last < first) {
      throw refused("has a range in the wrong order");
    }
    return CodePoints.of(first, last);
  }

  private @Nullable CodePoints escapedSetInClass() {
    if (at + 1 >= input.length) {
      throw refused("ends with a lone backslash");
    }
    at++;
    CodePoints set = escapedSet();
    if (set == null) {
      at--;
    }
    return set;
  }

  private int classCharacter() {
    int c = input[at++];
    if (c != '\\') {
      return c;
    }
    if (at >= input.length) {
      throw refused("ends with a lone backslash");
    }
    if (input[at] == 'b') {
      at++;
      return '\b';
    }
    return escapedCharacter();
  }

  /** Writes an atom and the quantifier that follows it. */
  private void repeated(String atom) {
    out.append(atom);
    if (at >= input.length) {
      return;
    }
    switch (input[at]) {
      case '*', '+', '?' -> out.append((char) input[at++]);
      case '{' -> counts();
      default -> {
        return;
      }
    }
    if (at < input.length && input[at] == '?') {
      at++;
      out.append('?');
    } else if (at < input.length && "*+{".indexOf(input[at]) >= 0) {
      throw refused("repeats a repetition");
    }
  }

  private void counts() {
    at++;
    int least = count();
    int most = least;
    boolean open = false;
    if (at < input.length && input[at] == ',') {
      at++;
      open = at < input.length && input[at] == '}';
      most = open ? least : count();
    }
    if (at >= input.length || input[at] != '}') {
      throw refused("has a bare '{'; write \\{ for the character");
    }
    at++;
    if (most < least) {
      throw refused("repeats at least " + least + " and at most " + most + " times");
    }
    out.append('{').append(least).append(',');
    if (!open) {
      out.append(most);
    }
    out.append('}');
  }

  private int count() {
    int value = 0;
    int begin = at;
    while (at < input.length && input[at] >= '0' && input[at] <= '9') {
      value = value * 10 + (input[at++] - '0');
      if (value > REPETITIONS_MAX) {
        throw refused("repeats more than " + REPETITIONS_MAX + " times");
      }
    }
    if (begin == at) {
      throw refused("has a bare '{'; write \\{ for the character");
    }
    return value;
  }

  private boolean looksAt(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (at + i >= input.length || input[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private MeshException refused(String why) {
    return new MeshException(ErrorCode.INVALID_INPUT, "The pattern " + source + " " + why);
  }
}
