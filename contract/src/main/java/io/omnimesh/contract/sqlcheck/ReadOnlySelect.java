package io.omnimesh.contract.sqlcheck;

import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.Statement;
import io.trino.sql.tree.TableFunctionInvocation;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a text is one statement that only reads, in Trino's grammar. Loading the grammar takes a
 * fifth of a second, so nothing but the check of a statement may touch this class.
 */
public final class ReadOnlySelect {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$?\\{[A-Za-z_][A-Za-z0-9_.]*\\}");

  /**
   * Words that begin statements which change something; a leading comment is not looked through.
   */
  private static final Set<String> WRITING =
      Set.of(
          "insert",
          "update",
          "delete",
          "merge",
          "truncate",
          "drop",
          "create",
          "alter",
          "grant",
          "revoke",
          "call",
          "execute",
          "set",
          "reset",
          "use",
          "refresh",
          "comment",
          "analyze",
          "commit",
          "rollback",
          "start",
          "prepare",
          "deallocate",
          "deny",
          "replace",
          "vacuum");

  private ReadOnlySelect() {}

  /**
   * What is wrong with a statement.
   *
   * @param message a clause without a full stop
   * @param line of the statement, from 1
   * @param column from 1
   * @param isWrite whether the statement certainly does more than read, whatever its dialect
   */
  public record Problem(String message, int line, int column, boolean isWrite) {}

  /**
   * The problem of a statement; empty where it is one SELECT. Placeholders such as <code>{object}
   * </code>, <code>{property}</code> and <code>${name}</code> stand for names or numbers.
   */
  public static Optional<Problem> problem(String sql) {
    String first = firstWord(sql);
    if (first.isEmpty()) {
      return Optional.of(new Problem("the statement is empty", 1, 1, false));
    }
    if (WRITING.contains(first)) {
      String message =
          "the statement is a " + first.toUpperCase(Locale.ROOT) + ", but a check must only read";
      return Optional.of(new Problem(message, 1, 1, true));
    }
    String text = sql.strip().endsWith(";") ? sql.substring(0, sql.lastIndexOf(';')) : sql;
    Problem asNames = parse(filled(text, 'x'));
    if (asNames == null || text.indexOf('{') < 0) {
      return Optional.ofNullable(asNames);
    }
    return parse(filled(text, '1')) == null ? Optional.empty() : Optional.of(asNames);
  }

  private static @Nullable Problem parse(String sql) {
    try {
      Statement statement = new SqlParser().createStatement(sql);
      if (!(statement instanceof Query)) {
        return new Problem("the statement is not a SELECT, but a check must only read", 1, 1, true);
      }
      return passesThrough(statement)
          ? new Problem(
              "the statement hands a text to another system, which may do more than read",
              1,
              1,
              true)
          : null;
    } catch (ParsingException e) {
      return new Problem(e.getErrorMessage(), e.getLineNumber(), e.getColumnNumber(), false);
    } catch (StackOverflowError e) {
      return new Problem("the statement nests too deeply", 1, 1, false);
    }
  }

  /** Fills placeholders with as many characters, so that places stay what they are. */
  private static String filled(String sql, char fill) {
    return sql.indexOf('{') < 0
        ? sql
        : PLACEHOLDER
            .matcher(sql)
            .replaceAll((MatchResult match) -> String.valueOf(fill).repeat(match.group().length()));
  }

  private static String firstWord(String sql) {
    int start = 0;
    while (start < sql.length() && !Character.isLetter(sql.charAt(start))) {
      if (!Character.isWhitespace(sql.charAt(start)) && sql.charAt(start) != '(') {
        return sql.substring(start, start + 1);
      }
      start++;
    }
    int end = start;
    while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
      end++;
    }
    return sql.substring(start, end).toLowerCase(Locale.ROOT);
  }

  /**
   * Whether a table function passes a text through: {@code TABLE(pg.system.query(query => ..))}.
   */
  private static boolean passesThrough(Node node) {
    if (node instanceof TableFunctionInvocation function) {
      String name = function.getName().getSuffix().toLowerCase(Locale.ROOT);
      if (name.equals("query") || name.equals("raw_query")) {
        return true;
      }
    }
    return node.getChildren().stream().anyMatch(ReadOnlySelect::passesThrough);
  }
}
