package io.omnimesh.contract.importing;

import io.omnimesh.contract.importing.DdlTable.Column;
import io.omnimesh.contract.importing.DdlTable.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the tables that SQL statements define; statements about other things are passed over. */
final class DdlReader {
  private static final Set<String> COLUMN_WORDS =
      Set.of(
          "not",
          "null",
          "primary",
          "unique",
          "references",
          "check",
          "default",
          "comment",
          "constraint",
          "generated",
          "auto_increment",
          "collate");
  private static final Pattern PARTITION_COLUMN =
      Pattern.compile("(?:[a-z]+\\(\\s*)?\"?([A-Za-z_][A-Za-z0-9_]*)\"?.*");

  private final SqlCursor cursor;
  private final Map<String, DdlTable> tables = new LinkedHashMap<>();
  private final Map<String, List<String>> enums = new HashMap<>();

  private DdlReader(SqlCursor cursor) {
    this.cursor = cursor;
  }

  /** The tables of a file, in its order, and the enumerated types that they name. */
  record Result(
      String sql, List<DdlTable> tables, Map<String, List<String>> enums, SqlDialect dialect) {

    /** Tokens as they are written, in one line. */
    String written(List<SqlToken> tokens) {
      return tokens.isEmpty()
          ? ""
          : sql.substring(tokens.getFirst().begin(), tokens.getLast().end())
              .replaceAll("\\s+", " ");
    }
  }

  static Result read(String file, String sql) {
    SqlDialect dialect = SqlDialect.of(sql);
    List<SqlToken> tokens = SqlTokens.of(file, sql, dialect == SqlDialect.MYSQL);
    DdlReader reader = new DdlReader(new SqlCursor(file, sql, tokens));
    while (!reader.cursor.atEnd()) {
      reader.statement();
      while (!reader.cursor.atStatementEnd()) {
        reader.cursor.pass();
      }
      reader.cursor.takeSign(";");
    }
    return new Result(sql, List.copyOf(reader.tables.values()), reader.enums, dialect);
  }

  private void statement() {
    if (cursor.take("create")) {
      cursor.skip("or", "replace", "global", "local", "temporary", "temp", "unlogged", "external");
      if (cursor.take("table")) {
        createTable();
      } else if (cursor.take("type")) {
        createType();
      } else if (cursor.take("unique", "index")) {
        uniqueIndex();
      }
    } else if (cursor.take("alter", "table")) {
      cursor.skip("if", "exists", "only");
      alterTable();
    } else if (cursor.take("comment", "on")) {
      comment();
    }
  }

  private void createTable() {
    cursor.skip("if", "not", "exists");
    DdlTable table = new DdlTable(cursor.name());
    if (!cursor.peek().isSign("(")) {
      throw cursor.refuse("'(' with the columns of " + table.name);
    }
    cursor.takeSign("(");
    do {
      element(table);
    } while (cursor.takeSign(","));
    if (!cursor.takeSign(")")) {
      throw cursor.refuse("',' or ')'");
    }
    tables.put(key(table.name), table);
    while (!cursor.atStatementEnd()) {
      if (cursor.take("comment")) {
        table.comment = cursor.text();
      } else if (cursor.take("partitioned", "by")) {
        table.partition.addAll(cursor.names());
      } else if (cursor.take("partition", "by")) {
        cursor.next();
        table.partition.addAll(cursor.names());
      } else if (cursor.take("with")) {
        tableOptions(table);
      } else {
        cursor.pass();
      }
    }
  }

  /** {@code WITH (partitioning = ARRAY['day(sold_at)', 'country'])} of Trino. */
  private void tableOptions(DdlTable table) {
    if (!cursor.peek().isSign("(")) {
      return;
    }
    boolean partitioning = false;
    for (SqlToken token : cursor.group()) {
      if (token.kind() == SqlToken.Kind.WORD && !token.is("array")) {
        partitioning = token.is("partitioning") || token.is("partitioned_by");
      } else if (partitioning && token.kind() == SqlToken.Kind.TEXT) {
        Matcher matcher = PARTITION_COLUMN.matcher(token.text());
        if (matcher.matches()) {
          table.partition.add(matcher.group(1));
        }
      }
    }
  }

  private void element(DdlTable table) {
    if (cursor.take("constraint") && !cursor.peek(1).isSign("(")) {
      if (!isConstraint()) {
        cursor.name();
      }
    }
    if (isConstraint()) {
      constraint(table);
    } else if (isPassed()) {
      passElement();
    } else {
      column(table);
    }
  }

  private boolean isConstraint() {
    SqlToken word = cursor.peek();
    SqlToken after = cursor.peek(1);
    return (word.is("primary") && after.is("key"))
        || (word.is("foreign") && after.is("key"))
        || (word.is("unique") && !isTypeWord(after))
        || (word.is("check") && after.isSign("("));
  }

  /** {@code UNIQUE (a)}, {@code UNIQUE KEY name (a)}; not the column {@code unique boolean}. */
  private boolean isTypeWord(SqlToken token) {
    return token.isName()
        && !token.is("key")
        && !token.is("index")
        && !token.is("nulls")
        && !cursor.peek(2).isSign("(");
  }

  /** Indexes and other elements that say nothing about the data. */
  private boolean isPassed() {
    SqlToken word = cursor.peek();
    SqlToken after = cursor.peek(1);
    if (word.is("key") || word.is("index")) {
      SqlToken third = cursor.peek(2);
      boolean named = after.isName() && third.isSign("(") && cursor.peek(3).isName();
      return after.isSign("(") || named || third.is("using");
    }
    return word.is("like")
        || word.is("period")
        || ((word.is("fulltext") || word.is("spatial")) && (after.is("key") || after.is("index")))
        || (word.is("exclude") && (after.is("using") || after.isSign("(")));
  }

  private void passElement() {
    while (!cursor.atStatementEnd() && !cursor.peek().isSign(",") && !cursor.peek().isSign(")")) {
      cursor.pass();
    }
  }

  private void constraint(DdlTable table) {
    if (cursor.take("primary", "key")) {
      passTo("(");
      table.primaryKey.clear();
      table.primaryKey.addAll(cursor.names());
    } else if (cursor.take("unique")) {
      passTo("(");
      table.unique(cursor.names());
    } else if (cursor.take("foreign", "key")) {
      passTo("(");
      List<String> columns = cursor.names();
      if (!cursor.take("references")) {
        throw cursor.refuse("REFERENCES");
      }
      table.references.add(references(columns));
    } else if (cursor.take("check")) {
      table.checks.add(cursor.group());
    }
    passElement();
  }

  private void passTo(String sign) {
    while (!cursor.atStatementEnd() && !cursor.peek().isSign(sign)) {
      cursor.next();
    }
  }

  private Reference references(List<String> columns) {
    String target = cursor.name();
    List<String> targets = cursor.peek().isSign("(") ? cursor.names() : List.of();
    return new Reference(columns, target, targets);
  }

  private void column(DdlTable table) {
    if (!cursor.peek().isName()) {
      throw cursor.refuse("a column's name");
    }
    String name = cursor.next().text();
    Column column = new Column(name, cursor.type());
    if (table.columns.putIfAbsent(name, column) != null) {
      throw cursor.refuse("a name other than the repeated " + name);
    }
    while (!cursor.atStatementEnd() && !cursor.peek().isSign(",") && !cursor.peek().isSign(")")) {
      columnConstraint(table, column);
    }
  }

  private void columnConstraint(DdlTable table, Column column) {
    if (cursor.take("not", "null")) {
      column.required = true;
    } else if (cursor.take("primary", "key") || cursor.take("key")) {
      table.primaryKey.clear();
      table.primaryKey.add(column.name);
    } else if (cursor.take("unique")) {
      cursor.skip("key");
      column.unique = true;
    } else if (cursor.take("references")) {
      table.references.add(references(List.of(column.name)));
    } else if (cursor.take("check")) {
      table.checks.add(cursor.group());
    } else if (cursor.take("comment")) {
      column.comment = cursor.text();
    } else if (cursor.take("default")) {
      cursor.pass();
      while (!cursor.atStatementEnd()
          && !cursor.peek().isSign(",")
          && !cursor.peek().isSign(")")
          && !COLUMN_WORDS.contains(cursor.peek().text())) {
        cursor.pass();
      }
    } else {
      cursor.pass();
    }
  }

  private void createType() {
    String name = cursor.name();
    if (cursor.take("as", "enum")) {
      List<String> values = new ArrayList<>();
      cursor.group().stream()
          .filter(token -> token.kind() == SqlToken.Kind.TEXT)
          .forEach(token -> values.add(token.text()));
      enums.put(key(name), values);
    }
  }

  private void uniqueIndex() {
    while (!cursor.atStatementEnd() && !cursor.take("on")) {
      cursor.next();
    }
    cursor.skip("only");
    Optional<DdlTable> table = table(cursor.name());
    passTo("(");
    if (cursor.atStatementEnd()) {
      return;
    }
    List<List<SqlToken>> parts = cursor.parts();
    boolean names = parts.stream().allMatch(part -> !part.isEmpty() && part.getFirst().isName());
    boolean plain = names && parts.stream().noneMatch(part -> part.size() > 1);
    boolean whole = true;
    while (!cursor.atStatementEnd()) {
      whole &= !cursor.peek().is("where");
      cursor.pass();
    }
    if (plain && whole) {
      table.ifPresent(it -> it.unique(parts.stream().map(part -> part.getFirst().text()).toList()));
    }
  }

  private void alterTable() {
    Optional<DdlTable> found = table(cursor.name());
    if (found.isEmpty()) {
      return;
    }
    DdlTable table = found.get();
    do {
      if (cursor.take("add")) {
        if (cursor.take("constraint") && !isConstraint()) {
          cursor.name();
        }
        if (isConstraint()) {
          constraint(table);
        }
      } else if (cursor.take("alter")) {
        cursor.skip("column");
        Optional<Column> column = table.column(cursor.name());
        if (cursor.take("set", "not", "null")) {
          column.ifPresent(it -> it.required = true);
        }
      }
      passElement();
    } while (cursor.takeSign(","));
  }

  private void comment() {
    if (cursor.take("table")) {
      Optional<DdlTable> table = table(cursor.name());
      if (cursor.take("is")) {
        Optional<String> text = cursor.text();
        table.ifPresent(it -> it.comment = text);
      }
    } else if (cursor.take("column")) {
      List<String> path = cursor.path();
      Optional<Column> column =
          path.size() < 2
              ? Optional.empty()
              : table(path.get(path.size() - 2)).flatMap(it -> it.column(path.getLast()));
      if (cursor.take("is")) {
        Optional<String> text = cursor.text();
        column.ifPresent(it -> it.comment = text);
      }
    }
  }

  private Optional<DdlTable> table(String name) {
    return Optional.ofNullable(tables.get(key(name)));
  }

  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
