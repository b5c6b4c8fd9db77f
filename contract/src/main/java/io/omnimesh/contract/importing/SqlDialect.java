package io.omnimesh.contract.importing;

import java.util.Locale;
import java.util.regex.Pattern;

/** Whose words a file of SQL uses, where the same word means different things. */
enum SqlDialect {
  TRINO,
  POSTGRESQL,
  MYSQL;

  private static final Pattern MYSQL_WORDS =
      Pattern.compile(
          "`|\\bauto_increment\\b|\\bengine\\s*=|\\bunsigned\\b|\\bdatetime\\b|\\benum\\s*\\(\\s*'");
  private static final Pattern TRINO_WORDS =
      Pattern.compile(
          "\\bvarbinary\\b|\\brow\\s*\\(|\\barray\\s*\\(|\\bmap\\s*\\(|\\bcomment\\s+'"
              + "|\\bpartitioning\\s*=|\\bformat\\s*=\\s*'");

  /** The dialect that a file's words betray; PostgreSQL where none does. */
  static SqlDialect of(String sql) {
    String text = sql.toLowerCase(Locale.ROOT);
    // An enumeration with AS before it is PostgreSQL's; a type without one is MySQL's.
    if (MYSQL_WORDS.matcher(text.replaceAll("as\\s+enum", "")).find()) {
      return MYSQL;
    }
    return TRINO_WORDS.matcher(text).find() ? TRINO : POSTGRESQL;
  }
}
