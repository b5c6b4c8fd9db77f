package io.omnimesh.contract.diff;

import io.omnimesh.contract.schema.Column;
import io.omnimesh.contract.schema.ColumnType;
import io.omnimesh.contract.schema.ColumnType.Plain;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Compares types without what they hold. A type is wider where Iceberg evolves a column to it and
 * Avro reads the old values as it; what either refuses is another type. Sources:
 * iceberg.apache.org/spec (schema evolution), avro.apache.org/docs/1.12.0/specification (schema
 * resolution).
 */
final class TypeComparison {
  private TypeComparison() {}

  static Optional<ChangeKind> compare(ColumnType before, ColumnType after) {
    boolean fits = fits(before, after);
    boolean fitsBack = fits(after, before);
    if (fits && fitsBack) {
      return Optional.empty();
    }
    if (fits) {
      return Optional.of(ChangeKind.TYPE_WIDENED);
    }
    return Optional.of(fitsBack ? ChangeKind.TYPE_NARROWED : ChangeKind.TYPE_CHANGED);
  }

  /** Whether every value of the one type is a value of the other, in both formats. */
  private static boolean fits(ColumnType from, ColumnType to) {
    return switch (from) {
      case ColumnType.Varchar(OptionalInt length) ->
          to instanceof ColumnType.Varchar(OptionalInt limit) && within(length, limit);
      case ColumnType.Char(int length) ->
          switch (to) {
            case ColumnType.Char(int limit) -> length <= limit;
            case ColumnType.Varchar(OptionalInt limit) -> within(OptionalInt.of(length), limit);
            default -> false;
          };
      case Plain plain -> to instanceof Plain other && fits(plain, other);
      case ColumnType.Decimal(int precision, int scale) ->
          to instanceof ColumnType.Decimal(int wider, int same)
              && precision <= wider
              && scale == same;
      case ColumnType.Time(int precision) ->
          to instanceof ColumnType.Time(int finer) && precision <= finer;
      case ColumnType.Timestamp(int precision, ColumnType.Zone zone) ->
          to instanceof ColumnType.Timestamp(int finer, ColumnType.Zone same)
              && precision <= finer
              && zone == same;
      case ColumnType.Array ignored -> to instanceof ColumnType.Array;
      case ColumnType.Map ignored -> to instanceof ColumnType.Map;
      case ColumnType.Row ignored -> to instanceof ColumnType.Row;
    };
  }

  private static boolean fits(Plain from, Plain to) {
    return switch (from) {
      case TINYINT ->
          to == Plain.TINYINT || to == Plain.SMALLINT || to == Plain.INTEGER || to == Plain.BIGINT;
      case SMALLINT -> to == Plain.SMALLINT || to == Plain.INTEGER || to == Plain.BIGINT;
      case INTEGER -> to == Plain.INTEGER || to == Plain.BIGINT;
      case REAL -> to == Plain.REAL || to == Plain.DOUBLE;
      case BOOLEAN, BIGINT, DOUBLE, DATE, VARBINARY, UUID, JSON -> to == from;
    };
  }

  private static boolean within(OptionalInt length, OptionalInt limit) {
    return limit.isEmpty() || (length.isPresent() && length.getAsInt() <= limit.getAsInt());
  }

  /** Iceberg never changes the keys of a map; lengths are not part of what it stores. */
  static boolean sameKey(ColumnType before, ColumnType after) {
    return bare(before.stored()).equals(bare(after.stored()));
  }

  /** The type without ids and comments. */
  private static ColumnType bare(ColumnType type) {
    return switch (type) {
      case ColumnType.Array(Column element) -> new ColumnType.Array(bare(element));
      case ColumnType.Map(ColumnType key, Column value) ->
          new ColumnType.Map(bare(key), bare(value));
      case ColumnType.Row(List<Column> fields) ->
          new ColumnType.Row(fields.stream().map(TypeComparison::bare).toList());
      case ColumnType.Varchar scalar -> scalar;
      case ColumnType.Char scalar -> scalar;
      case Plain scalar -> scalar;
      case ColumnType.Decimal scalar -> scalar;
      case ColumnType.Time scalar -> scalar;
      case ColumnType.Timestamp scalar -> scalar;
    };
  }

  private static Column bare(Column column) {
    return new Column(
        Optional.empty(), column.name(), bare(column.type()), column.required(), Optional.empty());
  }
}
