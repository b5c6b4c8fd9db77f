package io.omnimesh.cli.query;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.query.client.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits text into statements at {@code ;} and replaces named parameters, without ever looking into
 * strings, delimited names or comments.
 */
final class SqlScript {
  /** Text that is skipped as a whole; an end that is missing reaches to the end of the text. */
  private static final String OPAQUE =
      "'(?:[^']|'')*(?:'|\\z)|\"(?:[^\"]|\"\")*(?:\"|\\z)|--[^\\n]*|/\\*.*?(?:\\*/|\\z)";

  private static final Pattern STATEMENT_END = Pattern.compile(OPAQUE + "|;", Pattern.DOTALL);
  private static final Pattern PLACEHOLDER =
      Pattern.compile(OPAQUE + "|:([A-Za-z_][A-Za-z0-9_]*)", Pattern.DOTALL);
  private static final Pattern COMMENT =
      Pattern.compile("--[^\\n]*|/\\*.*?(?:\\*/|\\z)", Pattern.DOTALL);

  /** A statement with {@code ?} for each value. */
  record Bound(String sql, List<Parameter> parameters) {}

  /**
   * What a text holds.
   *
   * @param statements the complete statements
   * @param rest what follows the last {@code ;}; blank where nothing does
   */
  record Split(List<String> statements, String rest) {}

  private SqlScript() {}

  static Split split(String text) {
    List<String> statements = new ArrayList<>();
    Matcher matcher = STATEMENT_END.matcher(text);
    int start = 0;
    while (matcher.find()) {
      if (matcher.group().equals(";")) {
        String statement = text.substring(start, matcher.start()).strip();
        if (hasSql(statement)) {
          statements.add(statement);
        }
        start = matcher.end();
      }
    }
    return new Split(List.copyOf(statements), text.substring(start));
  }

  /** All statements of a text; the last needs no {@code ;}. */
  static List<String> statements(String text) {
    Split split = split(text);
    if (!hasSql(split.rest())) {
      return split.statements();
    }
    List<String> all = new ArrayList<>(split.statements());
    all.add(split.rest().strip());
    return List.copyOf(all);
  }

  /** Replaces {@code :name} by {@code ?} for each given name. */
  static Bound bind(String sql, Map<String, Parameter> named) {
    List<Parameter> values = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(sql);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      Parameter value = matcher.group(1) == null ? null : named.get(matcher.group(1));
      if (value != null) {
        values.add(value);
      }
      matcher.appendReplacement(
          out, value == null ? Matcher.quoteReplacement(matcher.group()) : "?");
    }
    return new Bound(matcher.appendTail(out).toString(), List.copyOf(values));
  }

  /**
   * Checks that every given name occurs somewhere, so that a typing error does not pass in silence.
   *
   * @throws MeshException {@code INVALID_INPUT} where one does not
   */
  static void requireUsed(String text, Set<String> names) {
    Set<String> unused = new TreeSet<>(names);
    PLACEHOLDER
        .matcher(text)
        .results()
        .forEach(found -> unused.remove(String.valueOf(found.group(1))));
    if (!unused.isEmpty()) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "The SQL has no placeholder for parameter "
              + String.join(", ", unused)
              + "; write :"
              + unused.iterator().next()
              + " where its value belongs, outside of quotes");
    }
  }

  private static boolean hasSql(String text) {
    return !COMMENT.matcher(text).replaceAll("").isBlank();
  }
}
