package io.omnimesh.query.client;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Names the catalogs that a failed statement touches. Trino's failures of a connector do not say
 * which catalog it served, so the statement's own three-part names do.
 */
final class Blame {
  private static final String NAME = "(\"(?:[^\"]|\"\")+\"|[A-Za-z_][A-Za-z0-9_]*)";
  private static final Pattern TABLE =
      Pattern.compile(
          "(?i)\\b(?:from|join|into|update|table|view)\\s+"
              + NAME
              + "\\s*\\.\\s*"
              + NAME
              + "\\s*\\.\\s*"
              + NAME);

  private Blame() {}

  /** {@code " stores_pos"}, {@code " (one of a, b)"}, or nothing where no name is known. */
  static String of(String sql, QueryOptions options) {
    TreeSet<String> catalogs = new TreeSet<>();
    options.catalog().ifPresent(catalogs::add);
    List<MatchResult> tables = TABLE.matcher(sql).results().toList();
    if (!tables.isEmpty()) {
      catalogs.clear();
      tables.forEach(table -> catalogs.add(table.group(1).replace("\"", "")));
    }
    return switch (catalogs.size()) {
      case 0 -> "";
      case 1 -> " " + catalogs.first();
      default -> " (one of " + String.join(", ", catalogs) + ")";
    };
  }
}
