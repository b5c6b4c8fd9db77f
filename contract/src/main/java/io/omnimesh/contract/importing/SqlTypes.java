package io.omnimesh.contract.importing;

import io.omnimesh.contract.odcs.LogicalType;
import io.omnimesh.contract.schema.Column;
import io.omnimesh.contract.schema.ColumnType;
import io.omnimesh.contract.schema.ColumnType.Decimal;
import io.omnimesh.contract.schema.ColumnType.Plain;
import io.omnimesh.contract.schema.ColumnType.Timestamp;
import io.omnimesh.contract.schema.ColumnType.Varchar;
import io.omnimesh.contract.schema.ColumnType.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What the types of SQL systems mean in the mesh. */
final class SqlTypes {
  /** Digits of money where a system does not say. */
  private static final Decimal MONEY = new Decimal(19, 2);

  private SqlTypes() {}

  /** The shape of a column; a type that the mesh has no word for is a text of that type. */
  static ColumnShape shape(SqlType type, SqlDialect dialect) {
    return find(type, dialect)
        .map(ColumnShapes::of)
        .orElseGet(() -> ColumnShape.of(LogicalType.STRING, type.text()));
  }

  static Optional<ColumnType> find(SqlType type, SqlDialect dialect) {
    return switch (type.name()) {
      case "array" -> find(type.parts().getFirst().type(), dialect).map(ColumnType.Array::of);
      case "map" -> map(type, dialect);
      case "row" -> row(type, dialect);
      default -> scalar(type, dialect);
    };
  }

  private static Optional<ColumnType> map(SqlType type, SqlDialect dialect) {
    if (type.parts().size() != 2) {
      return Optional.empty();
    }
    Optional<ColumnType> value = find(type.parts().getLast().type(), dialect);
    return find(type.parts().getFirst().type(), dialect)
        .flatMap(key -> value.map(it -> ColumnType.Map.of(key, it)));
  }

  private static Optional<ColumnType> row(SqlType type, SqlDialect dialect) {
    List<Column> fields = new ArrayList<>();
    for (SqlType.Part part : type.parts()) {
      Optional<ColumnType> field = find(part.type(), dialect);
      if (field.isEmpty()) {
        return Optional.empty();
      }
      fields.add(Column.optional(part.name().orElseThrow(), field.get()));
    }
    return Optional.of(new ColumnType.Row(fields));
  }

  private static Optional<ColumnType> scalar(SqlType type, SqlDialect dialect) {
    boolean mysql = dialect == SqlDialect.MYSQL;
    boolean one = type.number(0).equals(Optional.of(1));
    return Optional.ofNullable(
        switch (type.name()) {
          case "varchar", "character varying", "char varying", "nvarchar", "varchar2" ->
              new Varchar(length(type));
          case "char", "character", "nchar", "bpchar" ->
              new ColumnType.Char(type.number(0).filter(it -> it > 0).orElse(1));
          case "text", "tinytext", "mediumtext", "longtext", "string", "clob", "citext", "name" ->
              Varchar.UNBOUNDED;
          case "enum", "set" -> mysql ? Varchar.UNBOUNDED : null;
          case "boolean", "bool" -> Plain.BOOLEAN;
          case "tinyint" -> mysql && one ? Plain.BOOLEAN : Plain.TINYINT;
          case "tinyint unsigned", "utinyint", "smallint", "int2", "smallserial", "year" ->
              Plain.SMALLINT;
          case "smallint unsigned",
              "usmallint",
              "mediumint",
              "mediumint unsigned",
              "int",
              "integer",
              "int4",
              "serial" ->
              mysql && type.name().equals("serial") ? new Decimal(20, 0) : Plain.INTEGER;
          case "int unsigned", "integer unsigned", "uinteger", "bigint", "int8", "bigserial" ->
              Plain.BIGINT;
          case "bigint unsigned", "ubigint" -> new Decimal(20, 0);
          case "hugeint", "uhugeint" -> new Decimal(ColumnType.DECIMAL_PRECISION_MAX, 0);
          case "real" -> mysql ? Plain.DOUBLE : Plain.REAL;
          case "float4", "float unsigned" -> Plain.REAL;
          case "float" -> mysql ? Plain.REAL : Plain.DOUBLE;
          case "double", "float8", "double unsigned" -> Plain.DOUBLE;
          case "decimal", "numeric", "dec", "number", "decimal unsigned", "numeric unsigned" ->
              decimal(type, mysql);
          case "money", "smallmoney" -> MONEY;
          case "date" -> Plain.DATE;
          case "bit" -> one || type.arguments().isEmpty() ? Plain.BOOLEAN : null;
          case "binary", "varbinary", "blob", "tinyblob", "mediumblob", "longblob", "bytea" ->
              Plain.VARBINARY;
          case "uuid", "uniqueidentifier" -> Plain.UUID;
          case "json", "jsonb" -> Plain.JSON;
          default -> temporal(type, dialect);
        });
  }

  private static @Nullable ColumnType temporal(SqlType type, SqlDialect dialect) {
    // PostgreSQL keeps microseconds, MySQL seconds, Trino milliseconds, where nothing is said.
    int digits =
        type.number(0)
            .filter(it -> it <= ColumnType.TIME_PRECISION_MAX)
            .orElse(
                switch (dialect) {
                  case TRINO -> 3;
                  case POSTGRESQL -> 6;
                  case MYSQL -> 0;
                });
    return switch (type.name()) {
      case "time" -> new ColumnType.Time(digits);
      case "timestamp" ->
          new Timestamp(digits, dialect == SqlDialect.MYSQL ? Zone.WITH_ZONE : Zone.WITHOUT_ZONE);
      case "timestamp with time zone", "timestamptz" -> new Timestamp(digits, Zone.WITH_ZONE);
      case "timestamp_s" -> new Timestamp(0, Zone.WITHOUT_ZONE);
      case "timestamp_ms" -> new Timestamp(3, Zone.WITHOUT_ZONE);
      case "timestamp_ns" -> new Timestamp(9, Zone.WITHOUT_ZONE);
      case "datetime", "datetime2" -> new Timestamp(digits, Zone.WITHOUT_ZONE);
      default -> null;
    };
  }

  /** A decimal without digits is of any size in PostgreSQL; the logical type says that best. */
  private static @Nullable ColumnType decimal(SqlType type, boolean mysql) {
    int precision = type.number(0).orElse(mysql ? 10 : 38);
    int scale = type.number(1).orElse(0);
    if (type.arguments().isEmpty() && !mysql) {
      return Plain.DOUBLE;
    }
    return precision <= ColumnType.DECIMAL_PRECISION_MAX && scale <= precision && precision > 0
        ? new Decimal(precision, scale)
        : null;
  }

  private static OptionalInt length(SqlType type) {
    return type.number(0).filter(it -> it > 0).map(OptionalInt::of).orElse(OptionalInt.empty());
  }
}
