package io.omnimesh.contract.schema;

import io.omnimesh.contract.schema.ColumnType.Plain;
import io.omnimesh.contract.schema.ColumnType.Timestamp;
import io.omnimesh.contract.schema.ColumnType.Varchar;
import io.omnimesh.contract.schema.ColumnType.Zone;
import java.util.List;
import java.util.Optional;

/**
 * Words of other systems that evidently mean one type: PostgreSQL, MySQL, SQL Server, Oracle,
 * Snowflake, BigQuery, Spark, Iceberg, Avro, Protobuf.
 *
 * <p>A word that means different things in different systems ({@code number}, a bare {@code
 * numeric}) is not here; the logical type decides then. {@code float} has 64 bits in some systems:
 * the wider type loses nothing.
 */
final class ForeignTypes {
  private ForeignTypes() {}

  static Optional<ColumnType> find(String words, List<Integer> numbers) {
    return switch (words) {
      case "text",
          "string",
          "tinytext",
          "mediumtext",
          "longtext",
          "ntext",
          "clob",
          "nclob",
          "citext",
          "keyword" ->
          Optional.of(Varchar.UNBOUNDED);
      case "character varying", "nvarchar", "varchar2", "nvarchar2" ->
          numbers.isEmpty()
              ? Optional.of(Varchar.UNBOUNDED)
              : TypeParser.one(numbers).filter(length -> length > 0).map(TypeParser::varchar);
      case "character", "nchar", "bpchar" ->
          TypeParser.one(numbers).filter(length -> length > 0).map(ColumnType.Char::new);
      case "numeric", "number", "bignumeric" ->
          numbers.isEmpty() ? Optional.empty() : TypeParser.decimal(numbers, 1);
      case "double precision", "float", "float8", "float64", "binary_double" ->
          Optional.of(Plain.DOUBLE);
      case "float4", "float32", "binary_float" -> Optional.of(Plain.REAL);
      case "binary", "bytea", "blob", "bytes", "fixed", "tinyblob", "mediumblob", "longblob" ->
          Optional.of(Plain.VARBINARY);
      default -> numbers.isEmpty() ? bare(words) : timed(words, numbers.getFirst());
    };
  }

  private static Optional<ColumnType> bare(String words) {
    return switch (words) {
      case "bool" -> Optional.of(Plain.BOOLEAN);
      case "byte", "int1" -> Optional.of(Plain.TINYINT);
      case "short", "int2", "int16", "smallserial" -> Optional.of(Plain.SMALLINT);
      case "int4", "int32", "serial", "mediumint" -> Optional.of(Plain.INTEGER);
      case "long", "int8", "int64", "bigserial", "int unsigned", "integer unsigned" ->
          Optional.of(Plain.BIGINT);
      case "bigint unsigned", "uint64" -> Optional.of(new ColumnType.Decimal(20, 0));
      case "uniqueidentifier", "guid" -> Optional.of(Plain.UUID);
      case "jsonb", "variant" -> Optional.of(Plain.JSON);
      default -> timed(words, ColumnType.STORED_TIME_PRECISION);
    };
  }

  private static Optional<ColumnType> timed(String words, int precision) {
    if (precision > ColumnType.TIME_PRECISION_MAX) {
      return Optional.empty();
    }
    return switch (words) {
      case "datetime", "datetime2", "timestamp_ntz" ->
          Optional.of(new Timestamp(precision, Zone.WITHOUT_ZONE));
      case "timestamptz", "timestamp_tz", "timestamp_ltz", "datetimeoffset" ->
          Optional.of(new Timestamp(precision, Zone.WITH_ZONE));
      default -> Optional.empty();
    };
  }
}
