package io.omnimesh.query.client;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The type of a column, and with it the Java type of its values. A value may always be null.
 *
 * <p>Temporal values stay the text that Trino wrote ({@code 2026-11-22 10:00:00.123456789012
 * Europe/Berlin}): Trino's precision reaches picoseconds, and no class of {@code java.time} holds
 * that.
 */
public sealed interface DataType {

  /** The type as it is written in SQL: {@code decimal(10,2)}, {@code array(varchar)}. */
  String sql();

  /**
   * A type without parts.
   *
   * @param arguments precision, length or scale where the type has them
   */
  record Scalar(Kind kind, List<Integer> arguments, String sql) implements DataType {
    public Scalar {
      arguments = List.copyOf(arguments);
    }
  }

  /** Values are {@code List}s. */
  record Array(DataType element) implements DataType {
    @Override
    public String sql() {
      return "array(" + element.sql() + ")";
    }
  }

  /** Values are {@code Map}s; a key is never null. */
  record MapOf(DataType key, DataType value) implements DataType {
    @Override
    public String sql() {
      return "map(" + key.sql() + ", " + value.sql() + ")";
    }
  }

  /** Values are {@code List}s with one element for each field, in their order. */
  record Row(List<Field> fields) implements DataType {
    public Row {
      fields = List.copyOf(fields);
    }

    @Override
    public String sql() {
      return fields.stream()
          .map(field -> field.name().map(name -> name + " ").orElse("") + field.type().sql())
          .collect(Collectors.joining(", ", "row(", ")"));
    }
  }

  /** A field of a row; a row constructor leaves its fields without names. */
  record Field(Optional<String> name, DataType type) {}

  /** What kind of scalar it is; the comment names the Java type of the values. */
  enum Kind {
    /** {@code Boolean}. */
    BOOLEAN,
    /** {@code Byte}. */
    TINYINT,
    /** {@code Short}. */
    SMALLINT,
    /** {@code Integer}. */
    INTEGER,
    /** {@code Long}. */
    BIGINT,
    /** {@code Float}. */
    REAL,
    /** {@code Double}. */
    DOUBLE,
    /** {@code BigDecimal}; arguments are precision and scale. */
    DECIMAL,
    /** {@code String}; char and varchar. */
    VARCHAR,
    /** {@code byte[]}; also sketches and whatever the protocol sends as bytes. */
    VARBINARY,
    /** {@code String}, {@code 2026-11-22}. */
    DATE,
    /** {@code String}; the argument is the precision. */
    TIME,
    /** {@code String}, with an offset; the argument is the precision. */
    TIME_WITH_TIME_ZONE,
    /** {@code String}; the argument is the precision. */
    TIMESTAMP,
    /** {@code String}, with a zone's name or offset; the argument is the precision. */
    TIMESTAMP_WITH_TIME_ZONE,
    /** {@code String}; the JSON text. */
    JSON,
    /** {@code String}. */
    UUID,
    /** {@code String}; whatever else the protocol sends as text: intervals, addresses. */
    TEXT,
    /** The type of {@code NULL}: no value but null. */
    UNKNOWN
  }
}
