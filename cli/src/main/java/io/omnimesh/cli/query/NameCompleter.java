package io.omnimesh.cli.query;

import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.sql.Sql;
import io.omnimesh.query.client.QueryOptions;
import io.omnimesh.query.client.TrinoClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/**
 * Completes keywords and the names of catalogs, schemas and tables. Names are asked of Trino once;
 * a source that does not answer in time has no names.
 */
final class NameCompleter implements Completer {
  private static final Duration LOOKUP_MAX = Duration.ofSeconds(3);
  private static final int LOOKUPS_MAX = 500;
  private static final Pattern PLAIN_NAME = Pattern.compile("[a-z_][a-z0-9_]*");
  private static final List<String> KEYWORDS =
      List.of(
          "select",
          "from",
          "where",
          "group by",
          "order by",
          "having",
          "limit",
          "offset",
          "join",
          "left join",
          "right join",
          "full join",
          "cross join",
          "on",
          "using",
          "with",
          "union all",
          "except",
          "intersect",
          "distinct",
          "case",
          "when",
          "then",
          "else",
          "end",
          "and",
          "or",
          "not",
          "in",
          "between",
          "like",
          "is null",
          "is not null",
          "exists",
          "cast",
          "count",
          "sum",
          "avg",
          "min",
          "max",
          "approx_distinct",
          "date_trunc",
          "coalesce",
          "explain",
          "explain analyze",
          "show catalogs",
          "show schemas",
          "show tables",
          "show columns",
          "show create table",
          "describe",
          "use",
          "set session",
          "insert into",
          "create table",
          "values",
          "unnest",
          "over",
          "partition by",
          "row_number",
          "interval",
          "timestamp",
          "date");

  private final TrinoClient client;
  private final Map<String, List<String>> known = new HashMap<>();

  NameCompleter(TrinoClient client) {
    this.client = client;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    String word = line.word().substring(0, line.wordCursor());
    String start = word.substring(Math.max(word.lastIndexOf('('), word.lastIndexOf(',')) + 1);
    String before = word.substring(0, word.length() - start.length());
    List<String> found = new ArrayList<>(names(start));
    if (start.indexOf('.') < 0) {
      found.addAll(KEYWORDS);
    }
    String prefix = start.toLowerCase(Locale.ROOT);
    found.stream()
        .filter(name -> name.startsWith(prefix))
        .forEach(name ->
            candidates.add(new Candidate(before + name, name, null, null, null, null, false)));
  }

  private List<String> names(String start) {
    String[] parts = start.toLowerCase(Locale.ROOT).split("\\.", -1);
    return switch (parts.length) {
      case 1 -> lookUp("SHOW CATALOGS", "");
      case 2 -> lookUp("SHOW SCHEMAS FROM " + Sql.name(parts[0]), parts[0] + ".");
      case 3 ->
          lookUp(
              "SHOW TABLES FROM " + Sql.path(parts[0], parts[1]), parts[0] + "." + parts[1] + ".");
      default -> List.of();
    };
  }

  private List<String> lookUp(String sql, String prefix) {
    List<String> names = known.get(sql);
    if (names == null) {
      names = ask(sql);
      if (!names.isEmpty() && known.size() < LOOKUPS_MAX) {
        known.put(sql, names);
      }
    }
    return names.stream().map(name -> prefix + name).toList();
  }

  private List<String> ask(String sql) {
    try {
      return client.all(sql, QueryOptions.ofDefaults().withTimeLimit(LOOKUP_MAX)).stream()
          .map(row -> (String) row.getFirst())
          .map(name -> PLAIN_NAME.matcher(name).matches() ? name : Sql.name(name))
          .toList();
    } catch (MeshException e) {
      // A completion that cannot be made is no reason to disturb whoever types.
      return List.of();
    }
  }
}
