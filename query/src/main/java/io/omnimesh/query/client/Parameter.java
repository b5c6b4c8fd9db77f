package io.omnimesh.query.client;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.sql.Sql;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value for one {@code ?} of a statement. It is bound as a typed literal, never pasted into the
 * statement.
 *
 * @param type a scalar SQL type: {@code varchar}, {@code bigint}, {@code decimal(10,2)}, {@code
 *     timestamp(3) with time zone}
 * @param text the value as that type reads it from text; null for SQL's null
 */
public record Parameter(String type, @Nullable String text) {
  private static final Pattern TYPE =
      Pattern.compile(
          "boolean|tinyint|smallint|integer|int|bigint|real|double|varchar|char\\(\\d{1,5}\\)|json"
              + "|uuid|date|varbinary|ipaddress|decimal\\(\\d{1,2}(, ?\\d{1,2})?\\)"
              + "|(time|timestamp)(\\(\\d{1,2}\\))?( with time zone)?");

  public Parameter {
    type = type.strip().toLowerCase(Locale.ROOT);
    if (!TYPE.matcher(type).matches()) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "'"
              + type
              + "' is not a type of a parameter; use a scalar type such as varchar, bigint, double,"
              + " decimal(10,2), date or timestamp");
    }
  }

  public static Parameter varchar(String text) {
    return new Parameter("varchar", text);
  }

  public static Parameter of(String type, @Nullable String text) {
    return new Parameter(type, text);
  }

  /** The literal that stands for the value. */
  String sql() {
    if (text == null) {
      return "CAST(NULL AS " + type + ")";
    }
    return switch (type) {
      case "varchar" -> Sql.literal(text);
      case "varbinary" -> "from_hex(" + Sql.literal(text) + ")";
      case "json" -> "json_parse(" + Sql.literal(text) + ")";
      default -> "CAST(" + Sql.literal(text) + " AS " + type + ")";
    };
  }
}
