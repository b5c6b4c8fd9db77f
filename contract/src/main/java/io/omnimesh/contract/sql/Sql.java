package io.omnimesh.contract.sql;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Quotes names and values into SQL text; every statement that we build goes through here. */
public final class Sql {
  private Sql() {}

  /** A delimited identifier of standard SQL (Trino, PostgreSQL): {@code "a""b"}. */
  public static String name(String identifier) {
    return '"' + checked(identifier).replace("\"", "\"\"") + '"';
  }

  /** A dotted chain of delimited identifiers: {@code "catalog"."schema"."table"}. */
  public static String path(String... identifiers) {
    return Arrays.stream(identifiers).map(Sql::name).collect(Collectors.joining("."));
  }

  /** A delimited identifier of MariaDB and MySQL: {@code `a``b`}. */
  public static String mysqlName(String identifier) {
    return '`' + checked(identifier).replace("`", "``") + '`';
  }

  /** A character literal of standard SQL: {@code 'it''s'}. */
  public static String literal(String value) {
    return '\'' + checked(value).replace("'", "''") + '\'';
  }

  /** A character literal of MariaDB and MySQL, where the backslash escapes too. */
  public static String mysqlLiteral(String value) {
    return '\'' + checked(value).replace("\\", "\\\\").replace("'", "''") + '\'';
  }

  private static String checked(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("SQL text must not contain the character NUL");
    }
    return text;
  }
}
