package io.omnimesh.contract.importing;

import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.importing.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Walks over the tokens of a file. */
final class SqlCursor {
  private static final int DEPTH_MAX = 32;
  private static final Set<String> NESTED = Set.of("array", "map", "row", "struct", "list");

  private final String file;
  private final String sql;
  private final List<SqlToken> tokens;
  private int at;
  private int depth;

  SqlCursor(String file, String sql, List<SqlToken> tokens) {
    this.file = file;
    this.sql = sql;
    this.tokens = tokens;
  }

  SqlToken peek() {
    return peek(0);
  }

  SqlToken peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  SqlToken next() {
    SqlToken token = peek();
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  boolean atEnd() {
    return peek().kind() == Kind.END;
  }

  boolean atStatementEnd() {
    return atEnd() || peek().isSign(";");
  }

  /** Takes these words if they all come next. */
  boolean take(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!peek(i).is(words[i])) {
        return false;
      }
    }
    at += words.length;
    return true;
  }

  boolean takeSign(String sign) {
    if (!peek().isSign(sign)) {
      return false;
    }
    at++;
    return true;
  }

  void skip(String... words) {
    for (String word : words) {
      if (peek().is(word)) {
        at++;
      }
    }
  }

  MeshException refuse(String expected) {
    SqlToken token = peek();
    String found = token.kind() == Kind.END ? "the file ends" : "'" + written(token) + "' stands";
    return SqlTokens.place(file, sql, token.begin())
        .refuse(found + " where " + expected + " was expected", "mend the statement");
  }

  String written(SqlToken token) {
    return sql.substring(token.begin(), token.end());
  }

  /** The last part of a name with dots. */
  String name() {
    String name = identifier();
    while (takeSign(".")) {
      name = identifier();
    }
    return name;
  }

  /** The parts of a name with dots. */
  List<String> path() {
    List<String> path = new ArrayList<>(List.of(identifier()));
    while (takeSign(".")) {
      path.add(identifier());
    }
    return path;
  }

  private String identifier() {
    if (!peek().isName()) {
      throw refuse("a name");
    }
    return next().text();
  }

  Optional<String> text() {
    takeSign("=");
    return peek().kind() == Kind.TEXT ? Optional.of(next().text()) : Optional.empty();
  }

  /** Names in brackets; lengths of prefixes and orders are left out. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (List<SqlToken> part : parts()) {
      if (!part.isEmpty() && part.getFirst().isName()) {
        names.add(part.getFirst().text());
      }
    }
    return names;
  }

  /** What stands in brackets that begin here, cut at the commas. */
  List<List<SqlToken>> parts() {
    List<List<SqlToken>> parts = new ArrayList<>();
    List<SqlToken> part = new ArrayList<>();
    int level = 0;
    for (SqlToken token : group()) {
      if (level == 0 && token.isSign(",")) {
        parts.add(part);
        part = new ArrayList<>();
        continue;
      }
      level += token.isSign("(") ? 1 : token.isSign(")") ? -1 : 0;
      part.add(token);
    }
    parts.add(part);
    return parts;
  }

  /** What stands in brackets that begin here, without the outer ones. */
  List<SqlToken> group() {
    if (!takeSign("(")) {
      throw refuse("'('");
    }
    List<SqlToken> inside = new ArrayList<>();
    for (int level = 1; ; inside.add(next())) {
      level += peek().isSign("(") ? 1 : peek().isSign(")") ? -1 : 0;
      if (level == 0) {
        at++;
        return inside;
      }
      if (atEnd()) {
        throw refuse("')'");
      }
    }
  }

  /** Passes one token, or one pair of brackets with all that is in them. */
  void pass() {
    if (peek().isSign("(")) {
      group();
    } else {
      next();
    }
  }

  /** A type, with the words that belong to it. */
  SqlType type() {
    if (++depth > DEPTH_MAX) {
      throw refuse("a type of fewer levels than " + DEPTH_MAX);
    }
    int begin = peek().begin();
    String name = name();
    if (NESTED.contains(name) && (peek().isSign("(") || peek().isSign("<"))) {
      SqlType nested = nested(name, begin);
      depth--;
      return nested;
    }
    name = longName(name);
    List<String> arguments = List.of();
    if (peek().isSign("(")) {
      arguments = parts().stream().map(this::argument).toList();
    }
    name = behindArguments(name);
    SqlType type = new SqlType(name, arguments, List.of(), writtenFrom(begin));
    while (takeSign("[")) {
      while (!takeSign("]")) {
        if (atEnd()) {
          throw refuse("']'");
        }
        next();
      }
      type = SqlType.arrayOf(type);
    }
    depth--;
    return take("array") ? SqlType.arrayOf(type) : type;
  }

  private String argument(List<SqlToken> part) {
    StringBuilder text = new StringBuilder();
    part.forEach(token -> text.append(token.text()));
    return text.toString();
  }

  private String writtenFrom(int begin) {
    return sql.substring(begin, tokens.get(at - 1).end());
  }

  private String longName(String first) {
    String name = first;
    if (name.equals("double") && take("precision")) {
      return "double";
    }
    if (name.equals("national")) {
      name = next().text();
    }
    if (take("varying")) {
      return name + " varying";
    }
    return name;
  }

  private String behindArguments(String first) {
    String name = first;
    if (name.equals("timestamp") || name.equals("time")) {
      if (take("with", "time", "zone") || take("with", "local", "time", "zone")) {
        name += " with time zone";
      } else {
        take("without", "time", "zone");
      }
    }
    if (name.equals("interval")) {
      while (Set.of("year", "month", "day", "hour", "minute", "second", "to")
          .contains(peek().text())) {
        pass();
      }
    }
    for (; ; ) {
      if (take("unsigned")) {
        name += " unsigned";
      } else if (!take("signed") && !take("zerofill")) {
        return name;
      }
    }
  }

  private SqlType nested(String name, int begin) {
    String close = next().isSign("<") ? ">" : ")";
    List<SqlType.Part> parts = new ArrayList<>();
    do {
      boolean named = !name.equals("array") && !name.equals("map") && !name.equals("list");
      if (named) {
        String field = identifier();
        takeSign(":");
        parts.add(new SqlType.Part(Optional.of(field), type()));
      } else {
        parts.add(new SqlType.Part(Optional.empty(), type()));
      }
    } while (takeSign(","));
    if (!takeSign(close)) {
      throw refuse("'" + close + "'");
    }
    String kind = name.equals("struct") ? "row" : name.equals("list") ? "array" : name;
    SqlType type = new SqlType(kind, List.of(), parts, writtenFrom(begin));
    return type;
  }
}
