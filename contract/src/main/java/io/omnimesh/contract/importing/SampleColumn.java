package io.omnimesh.contract.importing;

import io.omnimesh.contract.schema.ColumnType;
import java.util.Optional;

/**
 * A column of a sample.
 *
 * @param name as the sample has it
 * @param type empty where the sample holds texts, whose type is inferred
 * @param description what is known about it
 */
public record SampleColumn(String name, Optional<ColumnType> type, Optional<String> description) {

  /** A column of texts, as in a CSV file. */
  public static SampleColumn ofText(String name) {
    return new SampleColumn(name, Optional.empty(), Optional.empty());
  }

  /**
   * A column whose type SQL names, in the words of Trino, PostgreSQL or DuckDB; a type that the
   * mesh does not know is a text.
   */
  public static SampleColumn ofSqlType(String name, String sqlType, Optional<String> description) {
    SqlCursor cursor =
        new SqlCursor(name, sqlType, SqlTokens.of(name, sqlType, /* backslashEscapes= */ false));
    ColumnType type =
        SqlTypes.find(cursor.type(), SqlDialect.POSTGRESQL).orElse(ColumnType.Varchar.UNBOUNDED);
    return new SampleColumn(name, Optional.of(type), description);
  }

  /** A column whose type is known. */
  public static SampleColumn of(String name, ColumnType type) {
    return new SampleColumn(name, Optional.of(type), Optional.empty());
  }
}
