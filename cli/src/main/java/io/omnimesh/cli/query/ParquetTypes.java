package io.omnimesh.cli.query;

import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.MICROS;
import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.NANOS;

import io.omnimesh.query.client.Column;
import io.omnimesh.query.client.DataType;
import io.omnimesh.query.format.JsonValues;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * The Parquet type of each SQL type. Every column is optional. A precision beyond nanoseconds, and
 * a time of day with an offset, have no Parquet type: they stay text, exactly as Trino wrote them.
 * A timestamp with zone becomes an instant.
 */
final class ParquetTypes {
  /** Unscaled decimals up to here fit into 32 bits. */
  static final int INT_DECIMAL_DIGITS_MAX = 9;

  /** Unscaled decimals up to here fit into 64 bits. */
  static final int LONG_DECIMAL_DIGITS_MAX = 18;

  static final int DECIMAL_BYTES = 16;
  static final int MICROS_DIGITS = 6;
  static final int NANOS_DIGITS = 9;
  private static final int UUID_BYTES = 16;

  private ParquetTypes() {}

  static MessageType schema(List<Column> columns) {
    Types.MessageTypeBuilder message = Types.buildMessage();
    List<String> names = JsonValues.columnNames(columns);
    for (int i = 0; i < columns.size(); i++) {
      message.addField(type(names.get(i), columns.get(i).type(), Type.Repetition.OPTIONAL));
    }
    return message.named("result");
  }

  private static Type type(String name, DataType type, Type.Repetition repetition) {
    return switch (type) {
      case DataType.Scalar scalar -> scalar(name, scalar, repetition);
      case DataType.Array(DataType element) ->
          Types.list(repetition)
              .element(type("element", element, Type.Repetition.OPTIONAL))
              .named(name);
      case DataType.MapOf(DataType key, DataType value) ->
          Types.map(repetition)
              .key(type("key", key, Type.Repetition.REQUIRED))
              .value(type("value", value, Type.Repetition.OPTIONAL))
              .named(name);
      case DataType.Row(List<DataType.Field> fields) -> {
        List<String> names = JsonValues.fieldNames(fields);
        Types.GroupBuilder<?> group = Types.buildGroup(repetition);
        for (int i = 0; i < fields.size(); i++) {
          group.addField(type(names.get(i), fields.get(i).type(), Type.Repetition.OPTIONAL));
        }
        yield (Type) group.named(name);
      }
    };
  }

  private static Type scalar(String name, DataType.Scalar type, Type.Repetition repetition) {
    return switch (type.kind()) {
      case BOOLEAN -> Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(name);
      case TINYINT -> integer(name, 8, repetition);
      case SMALLINT -> integer(name, 16, repetition);
      case INTEGER -> Types.primitive(PrimitiveTypeName.INT32, repetition).named(name);
      case BIGINT -> Types.primitive(PrimitiveTypeName.INT64, repetition).named(name);
      case REAL -> Types.primitive(PrimitiveTypeName.FLOAT, repetition).named(name);
      case DOUBLE -> Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(name);
      case DECIMAL -> decimal(name, type, repetition);
      case VARBINARY -> Types.primitive(PrimitiveTypeName.BINARY, repetition).named(name);
      case JSON -> text(name, LogicalTypeAnnotation.jsonType(), repetition);
      case UUID ->
          Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition)
              .length(UUID_BYTES)
              .as(LogicalTypeAnnotation.uuidType())
              .named(name);
      case DATE ->
          Types.primitive(PrimitiveTypeName.INT32, repetition)
              .as(LogicalTypeAnnotation.dateType())
              .named(name);
      case TIME ->
          digits(type) > NANOS_DIGITS
              ? text(name, LogicalTypeAnnotation.stringType(), repetition)
              : Types.primitive(PrimitiveTypeName.INT64, repetition)
                  .as(LogicalTypeAnnotation.timeType(false, unit(type)))
                  .named(name);
      case TIMESTAMP -> timestamp(name, type, false, repetition);
      case TIMESTAMP_WITH_TIME_ZONE -> timestamp(name, type, true, repetition);
      case VARCHAR, TEXT, UNKNOWN, TIME_WITH_TIME_ZONE ->
          text(name, LogicalTypeAnnotation.stringType(), repetition);
    };
  }

  private static Type timestamp(
      String name, DataType.Scalar type, boolean instant, Type.Repetition repetition) {
    return digits(type) > NANOS_DIGITS
        ? text(name, LogicalTypeAnnotation.stringType(), repetition)
        : Types.primitive(PrimitiveTypeName.INT64, repetition)
            .as(LogicalTypeAnnotation.timestampType(instant, unit(type)))
            .named(name);
  }

  private static Type decimal(String name, DataType.Scalar type, Type.Repetition repetition) {
    int precision = type.arguments().get(0);
    LogicalTypeAnnotation annotation =
        LogicalTypeAnnotation.decimalType(type.arguments().get(1), precision);
    if (precision <= INT_DECIMAL_DIGITS_MAX) {
      return Types.primitive(PrimitiveTypeName.INT32, repetition).as(annotation).named(name);
    }
    if (precision <= LONG_DECIMAL_DIGITS_MAX) {
      return Types.primitive(PrimitiveTypeName.INT64, repetition).as(annotation).named(name);
    }
    return Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition)
        .length(DECIMAL_BYTES)
        .as(annotation)
        .named(name);
  }

  private static Type integer(String name, int bits, Type.Repetition repetition) {
    return Types.primitive(PrimitiveTypeName.INT32, repetition)
        .as(LogicalTypeAnnotation.intType(bits, true))
        .named(name);
  }

  private static Type text(
      String name, LogicalTypeAnnotation annotation, Type.Repetition repetition) {
    return Types.primitive(PrimitiveTypeName.BINARY, repetition).as(annotation).named(name);
  }

  /** The digits after the second. */
  static int digits(DataType.Scalar type) {
    return type.arguments().get(0);
  }

  private static LogicalTypeAnnotation.TimeUnit unit(DataType.Scalar type) {
    return digits(type) > MICROS_DIGITS ? NANOS : MICROS;
  }
}
