package io.omnimesh.contract.schema;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.odcs.SchemaProperty;
import io.omnimesh.contract.sql.Sql;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The type of a column. Two types that Trino cannot tell apart may differ in ids, comments and what
 * is required within them: compare {@link #trino} texts to compare what Trino sees.
 */
public sealed interface ColumnType {
  /** The digits that Trino and Iceberg can hold in a decimal. */
  int DECIMAL_PRECISION_MAX = 38;

  /** The digits of a second's fraction in Trino. */
  int TIME_PRECISION_MAX = 12;

  /** The digits of a second's fraction in the tables of the mesh: microseconds. */
  int STORED_TIME_PRECISION = 6;

  /** A text; the length counts characters, empty for any. */
  record Varchar(OptionalInt length) implements ColumnType {
    public static final Varchar UNBOUNDED = new Varchar(OptionalInt.empty());
  }

  /** A text of a fixed number of characters. */
  record Char(int length) implements ColumnType {}

  /** The types without parameters. */
  enum Plain implements ColumnType {
    BOOLEAN("boolean"),
    TINYINT("int"),
    SMALLINT("int"),
    INTEGER("int"),
    BIGINT("long"),
    REAL("float"),
    DOUBLE("double"),
    DATE("date"),
    VARBINARY("binary"),
    UUID("uuid"),
    JSON("string");

    private final String iceberg;

    Plain(String iceberg) {
      this.iceberg = iceberg;
    }
  }

  /** A number with digits after the point. */
  record Decimal(int precision, int scale) implements ColumnType {
    public Decimal {
      if (precision < 1 || precision > DECIMAL_PRECISION_MAX || scale < 0 || scale > precision) {
        throw new IllegalArgumentException("decimal(" + precision + "," + scale + ")");
      }
    }
  }

  /** A time of day; the precision counts digits of the second's fraction. */
  record Time(int precision) implements ColumnType {}

  /** An instant (with zone) or a wall clock's date and time (without). */
  record Timestamp(int precision, Zone zone) implements ColumnType {}

  /** Whether a timestamp is an instant. */
  enum Zone {
    WITH_ZONE,
    WITHOUT_ZONE
  }

  /** A list. */
  record Array(Column element) implements ColumnType {
    /** A list of values that may be null. */
    public static Array of(ColumnType element) {
      return new Array(Column.optional("element", element));
    }
  }

  /** Values by keys, which are never null. */
  record Map(ColumnType key, Column value) implements ColumnType {
    /** A map of values that may be null. */
    public static Map of(ColumnType key, ColumnType value) {
      return new Map(key, Column.optional("value", value));
    }
  }

  /** Named fields. */
  record Row(List<Column> fields) implements ColumnType {
    public Row {
      fields = List.copyOf(fields);
    }
  }

  /**
   * The type of a property: its physical type where that is a type of Trino or evidently means one,
   * else that of its logical type; {@code varchar} where the contract leaves it open.
   */
  static ColumnType of(SchemaProperty property) {
    return PropertyTypes.of(property);
  }

  /**
   * Reads a type as Trino writes it: {@code row("a" bigint, b array(varchar(3)))}.
   *
   * @throws MeshException {@code INVALID_INPUT} where it is none
   */
  static ColumnType parse(String trinoType) {
    return TypeParser.trino(trinoType)
        .orElseThrow(() ->
            new MeshException(
                ErrorCode.INVALID_INPUT,
                "'"
                    + trinoType
                    + "' is not a type of Trino that the mesh knows; see"
                    + " trino.io/docs/current/language/types.html"));
  }

  /** The type as Trino reads it, in one spelling; names within rows are always quoted. */
  default String trino() {
    return switch (this) {
      case Varchar(OptionalInt length) ->
          length.isPresent() ? "varchar(" + length.getAsInt() + ")" : "varchar";
      case Char(int length) -> "char(" + length + ")";
      case Plain plain -> plain.name().toLowerCase(Locale.ROOT);
      case Decimal(int precision, int scale) -> "decimal(" + precision + ", " + scale + ")";
      case Time(int precision) -> "time(" + precision + ")";
      case Timestamp(int precision, Zone zone) ->
          "timestamp(" + precision + ")" + (zone == Zone.WITH_ZONE ? " with time zone" : "");
      case Array(Column element) -> "array(" + element.type().trino() + ")";
      case Map(ColumnType key, Column value) ->
          "map(" + key.trino() + ", " + value.type().trino() + ")";
      case Row(List<Column> fields) ->
          fields.stream()
              .map(field -> Sql.name(field.name()) + " " + field.type().trino())
              .collect(Collectors.joining(", ", "row(", ")"));
    };
  }

  /**
   * The type that is left of this one after a table of Iceberg (format 2) stored it: whole numbers
   * below {@code integer} widen, lengths and {@code json} go, fractions of seconds have six digits.
   */
  default ColumnType stored() {
    return switch (this) {
      case Varchar ignored -> Varchar.UNBOUNDED;
      case Char ignored -> Varchar.UNBOUNDED;
      case Plain plain ->
          switch (plain) {
            case TINYINT, SMALLINT -> Plain.INTEGER;
            case JSON -> Varchar.UNBOUNDED;
            case BOOLEAN, INTEGER, BIGINT, REAL, DOUBLE, DATE, VARBINARY, UUID -> plain;
          };
      case Decimal decimal -> decimal;
      case Time ignored -> new Time(STORED_TIME_PRECISION);
      case Timestamp(int ignored, Zone zone) -> new Timestamp(STORED_TIME_PRECISION, zone);
      case Array(Column element) -> new Array(element.withType(element.type().stored()));
      case Map(ColumnType key, Column value) ->
          new Map(key.stored(), value.withType(value.type().stored()));
      case Row(List<Column> fields) ->
          new Row(fields.stream().map(field -> field.withType(field.type().stored())).toList());
    };
  }

  /** What Trino shows for the column of an Iceberg table that stores this type. */
  default String storedTrino() {
    return stored().trino();
  }

  /** The type that an Iceberg table stores, in Iceberg's words; ids are left out of structs. */
  default String iceberg() {
    return switch (this) {
      case Varchar ignored -> "string";
      case Char ignored -> "string";
      case Plain plain -> plain.iceberg;
      case Decimal(int precision, int scale) -> "decimal(" + precision + ", " + scale + ")";
      case Time ignored -> "time";
      case Timestamp(int ignored, Zone zone) ->
          zone == Zone.WITH_ZONE ? "timestamptz" : "timestamp";
      case Array(Column element) -> "list<" + element.type().iceberg() + ">";
      case Map(ColumnType key, Column value) ->
          "map<" + key.iceberg() + ", " + value.type().iceberg() + ">";
      case Row(List<Column> fields) ->
          fields.stream()
              .map(field -> field.name() + ": " + field.type().iceberg())
              .collect(Collectors.joining(", ", "struct<", ">"));
    };
  }
}
