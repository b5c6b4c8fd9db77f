package io.omnimesh.cli.query;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.query.client.DataType;
import io.omnimesh.query.format.JsonValues;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;

/** Hands values to Parquet in the form that {@link ParquetTypes} chose for their type. */
final class ParquetValues {
  private static final long NANOS_PER_MICRO = 1000;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final RecordConsumer out;

  ParquetValues(RecordConsumer out) {
    this.out = out;
  }

  /** A field of a message or group; a null is a field that is not there. */
  void field(String name, int index, DataType type, @Nullable Object value) {
    if (value != null) {
      out.startField(name, index);
      value(type, value);
      out.endField(name, index);
    }
  }

  private void value(DataType type, Object value) {
    switch (type) {
      case DataType.Scalar scalar -> scalar(scalar, value);
      case DataType.Array(DataType element) -> {
        List<?> elements = (List<?>) value;
        repeated(
            "list",
            elements.isEmpty(),
            () -> elements.forEach(each -> group(() -> field("element", 0, element, each))));
      }
      case DataType.MapOf(DataType keyType, DataType valueType) -> {
        Map<?, ?> entries = (Map<?, ?>) value;
        repeated(
            "key_value",
            entries.isEmpty(),
            () ->
                entries.forEach((key, each) ->
                    group(() -> {
                      field("key", 0, keyType, key);
                      field("value", 1, valueType, each);
                    })));
      }
      case DataType.Row(List<DataType.Field> fields) -> {
        List<String> names = JsonValues.fieldNames(fields);
        List<?> values = (List<?>) value;
        group(() -> {
          for (int i = 0; i < fields.size(); i++) {
            field(names.get(i), i, fields.get(i).type(), values.get(i));
          }
        });
      }
    }
  }

  private void repeated(String name, boolean empty, Runnable content) {
    group(() -> {
      if (!empty) {
        out.startField(name, 0);
        content.run();
        out.endField(name, 0);
      }
    });
  }

  private void group(Runnable content) {
    out.startGroup();
    content.run();
    out.endGroup();
  }

  private void scalar(DataType.Scalar type, Object value) {
    switch (type.kind()) {
      case BOOLEAN -> out.addBoolean((Boolean) value);
      case TINYINT, SMALLINT, INTEGER -> out.addInteger(((Number) value).intValue());
      case BIGINT -> out.addLong((Long) value);
      case REAL -> out.addFloat((Float) value);
      case DOUBLE -> out.addDouble((Double) value);
      case DECIMAL -> decimal(type, (BigDecimal) value);
      case VARBINARY -> out.addBinary(Binary.fromConstantByteArray((byte[]) value));
      case UUID -> uuid(UUID.fromString((String) value));
      case VARCHAR, TEXT, JSON, UNKNOWN, TIME_WITH_TIME_ZONE ->
          out.addBinary(Binary.fromString((String) value));
      case DATE, TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> temporal(type, (String) value);
    }
  }

  private void temporal(DataType.Scalar type, String text) {
    try {
      if (type.kind() == DataType.Kind.DATE) {
        out.addInteger(Math.toIntExact(LocalDate.parse(text).toEpochDay()));
      } else if (ParquetTypes.digits(type) > ParquetTypes.NANOS_DIGITS) {
        out.addBinary(Binary.fromString(text));
      } else if (type.kind() == DataType.Kind.TIME) {
        long nanos = LocalTime.parse(text).toNanoOfDay();
        out.addLong(micros(type) ? nanos / NANOS_PER_MICRO : nanos);
      } else {
        out.addLong(sinceEpoch(instant(type, text), micros(type)));
      }
    } catch (DateTimeException | ArithmeticException e) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "The value "
              + text
              + " of type "
              + type.sql()
              + " does not fit into Parquet's type; cast"
              + " it to varchar or to a lower precision",
          e);
    }
  }

  private static Instant instant(DataType.Scalar type, String text) {
    if (type.kind() == DataType.Kind.TIMESTAMP) {
      return LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    }
    int zone = text.lastIndexOf(' ');
    return LocalDateTime.parse(text.substring(0, zone).replace(' ', 'T'))
        .atZone(ZoneId.of(text.substring(zone + 1)))
        .toInstant();
  }

  private static long sinceEpoch(Instant instant, boolean micros) {
    long nanos = instant.getNano();
    return micros
        ? Math.addExact(
            Math.multiplyExact(instant.getEpochSecond(), NANOS_PER_SECOND / NANOS_PER_MICRO),
            nanos / NANOS_PER_MICRO)
        : Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS_PER_SECOND), nanos);
  }

  private static boolean micros(DataType.Scalar type) {
    return ParquetTypes.digits(type) <= ParquetTypes.MICROS_DIGITS;
  }

  private void decimal(DataType.Scalar type, BigDecimal value) {
    BigInteger unscaled = value.setScale(type.arguments().get(1)).unscaledValue();
    int precision = type.arguments().get(0);
    if (precision <= ParquetTypes.INT_DECIMAL_DIGITS_MAX) {
      out.addInteger(unscaled.intValueExact());
      return;
    }
    if (precision <= ParquetTypes.LONG_DECIMAL_DIGITS_MAX) {
      out.addLong(unscaled.longValueExact());
      return;
    }
    byte[] bytes = unscaled.toByteArray();
    byte[] fixed = new byte[ParquetTypes.DECIMAL_BYTES];
    Arrays.fill(fixed, (byte) (unscaled.signum() < 0 ? -1 : 0));
    System.arraycopy(bytes, 0, fixed, fixed.length - bytes.length, bytes.length);
    out.addBinary(Binary.fromConstantByteArray(fixed));
  }

  private void uuid(UUID uuid) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
    bytes.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
    out.addBinary(Binary.fromConstantByteArray(bytes.array()));
  }
}
