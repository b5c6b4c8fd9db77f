package io.omnimesh.query.lineage;

import io.omnimesh.catalog.lineage.OutputColumn;
import io.omnimesh.catalog.lineage.TransformLineage;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.Statement;
import java.util.Locale;

/** The lineage of a SELECT, column by column, read from its text. */
public final class SqlLineage {
  /** A longer statement is refused before it is read. */
  public static final int CHARACTERS_MAX = 1_000_000;

  private SqlLineage() {}

  /**
   * The lineage of a statement.
   *
   * @param select one SELECT, without a semicolon; its tables are named in full
   * @throws MeshException {@code INVALID_INPUT}, with line and column, where it is not one SELECT,
   *     a name is ambiguous or not there, or what it reads cannot be known
   */
  public static TransformLineage of(String select, TableColumns known) {
    return of("SQL", select, known);
  }

  /**
   * The lineage of a statement in a file.
   *
   * @param file what messages call it
   */
  public static TransformLineage of(String file, String select, TableColumns known) {
    try {
      return lineage(parsed(select), known);
    } catch (Refusal e) {
      throw e.in(file);
    } catch (StackOverflowError e) {
      throw tooDeep(file, e);
    }
  }

  static MeshException tooDeep(String file, StackOverflowError cause) {
    return new MeshException(
        ErrorCode.LIMIT_EXCEEDED,
        file + ": the statement is nested too deeply; split it with WITH",
        cause);
  }

  private static TransformLineage lineage(Query query, TableColumns known) {
    Queries queries = new Queries(known);
    Rows rows = queries.query(query, Scope.EMPTY);
    return new TransformLineage(
        rows.fields().stream()
            .map(field ->
                new OutputColumn(
                    field.name().map(name -> name.toLowerCase(Locale.ROOT)),
                    field.value().derivation()))
            .toList(),
        rows.influence().sources(),
        queries.tables());
  }

  /** The one SELECT that a text is. */
  static Query parsed(String select) {
    if (select.length() > CHARACTERS_MAX) {
      throw Refusal.at(
          1, 1, "the statement has more than " + CHARACTERS_MAX + " characters", "make it shorter");
    }
    Statement statement;
    try {
      statement = new SqlParser().createStatement(select);
    } catch (ParsingException e) {
      throw Refusal.of(e);
    }
    if (statement instanceof Query query) {
      return query;
    }
    throw Refusal.at(
        statement,
        "this is "
            + statement
                .getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toUpperCase(Locale.ROOT)
            + ", not a SELECT",
        "write one SELECT");
  }
}
