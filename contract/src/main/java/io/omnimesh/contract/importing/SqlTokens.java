package io.omnimesh.contract.importing;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.importing.SqlToken.Kind;
import io.omnimesh.contract.yaml.Place;
import java.util.ArrayList;
import java.util.List;

/** Cuts SQL of Trino, PostgreSQL and MySQL into tokens; comments are left out. */
final class SqlTokens {
  private final String file;
  private final String sql;
  private final boolean backslashEscapes;
  private final List<SqlToken> tokens = new ArrayList<>();
  private int at;

  private SqlTokens(String file, String sql, boolean backslashEscapes) {
    this.file = file;
    this.sql = sql;
    this.backslashEscapes = backslashEscapes;
  }

  /**
   * The tokens of a file; the last is of kind END.
   *
   * @param backslashEscapes as MySQL reads its texts
   */
  static List<SqlToken> of(String file, String sql, boolean backslashEscapes) {
    SqlTokens tokens = new SqlTokens(file, sql, backslashEscapes);
    while (tokens.at < sql.length()) {
      tokens.next();
    }
    tokens.add(Kind.END, "", sql.length());
    return tokens.tokens;
  }

  private void next() {
    char c = sql.charAt(at);
    int begin = at;
    if (Character.isWhitespace(c)) {
      at++;
    } else if (sql.startsWith("--", at) || (c == '#' && backslashEscapes)) {
      int end = sql.indexOf('\n', at);
      at = end < 0 ? sql.length() : end + 1;
    } else if (sql.startsWith("/*", at)) {
      at = behind("*/", at + 2, "comment");
    } else if (c == '\'') {
      add(Kind.TEXT, quoted('\'', "text", backslashEscapes), begin);
    } else if ((c == 'e' || c == 'E') && sql.startsWith("'", at + 1)) {
      at++;
      add(Kind.TEXT, quoted('\'', "text", true), begin);
    } else if (c == '"' || c == '`') {
      add(Kind.NAME, quoted(c, "name", false), begin);
    } else if (c == '$' && dollarTag() > 0) {
      String tag = sql.substring(at, at + dollarTag());
      int end = behind(tag, at + tag.length(), "text");
      String text = sql.substring(at + tag.length(), end - tag.length());
      at = end;
      add(Kind.TEXT, text, begin);
    } else if (Character.isDigit(c) || (c == '.' && digitAt(at + 1))) {
      while (at < sql.length() && (Character.isLetterOrDigit(sql.charAt(at)) || isIn(".", at))) {
        at++;
      }
      add(Kind.NUMBER, sql.substring(begin, at), begin);
    } else if (Character.isLetter(c) || c == '_') {
      while (at < sql.length() && (Character.isLetterOrDigit(sql.charAt(at)) || isIn("_$", at))) {
        at++;
      }
      tokens.add(SqlToken.word(sql.substring(begin, at), begin, at));
    } else {
      at += sql.startsWith("::", at) || isTwoSigns() ? 2 : 1;
      add(Kind.SIGN, sql.substring(begin, at), begin);
    }
  }

  private boolean isTwoSigns() {
    return at + 1 < sql.length() && isIn("<>!", at) && isIn("=>", at + 1);
  }

  /** The length of {@code $tag$}; 0 where none stands here. */
  private int dollarTag() {
    int end = at + 1;
    while (end < sql.length() && (Character.isLetterOrDigit(sql.charAt(end)) || isIn("_", end))) {
      end++;
    }
    return end < sql.length() && sql.charAt(end) == '$' && !digitAt(at + 1) ? end + 1 - at : 0;
  }

  private String quoted(char quote, String what, boolean backslash) {
    int begin = at;
    StringBuilder text = new StringBuilder();
    for (at++; at < sql.length(); at++) {
      char c = sql.charAt(at);
      if (c == '\\' && backslash && at + 1 < sql.length()) {
        at++;
        text.append(unescaped(sql.charAt(at)));
      } else if (c != quote) {
        text.append(c);
      } else if (at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
        at++;
        text.append(c);
      } else {
        at++;
        return text.toString();
      }
    }
    throw unended(what, begin);
  }

  private static char unescaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      default -> c;
    };
  }

  private int behind(String end, int from, String what) {
    int index = sql.indexOf(end, from);
    if (index < 0) {
      throw unended(what, at);
    }
    return index + end.length();
  }

  private MeshException unended(String what, int begin) {
    return new MeshException(
        ErrorCode.INVALID_INPUT,
        place(file, sql, begin) + ": the " + what + " that begins here has no end; close it");
  }

  private boolean digitAt(int index) {
    return index < sql.length() && Character.isDigit(sql.charAt(index));
  }

  private boolean isIn(String signs, int index) {
    return signs.indexOf(sql.charAt(index)) >= 0;
  }

  private void add(Kind kind, String text, int begin) {
    tokens.add(new SqlToken(kind, text, begin, at));
  }

  /** Where a character stands. */
  static Place place(String file, String sql, int offset) {
    int line = 1;
    int lineBegin = 0;
    for (int i = 0; i < offset; i++) {
      if (sql.charAt(i) == '\n') {
        line++;
        lineBegin = i + 1;
      }
    }
    return new Place(file, line, offset - lineBegin + 1);
  }
}
