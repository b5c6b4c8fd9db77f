package io.omnimesh.contract.rule;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.schema.ColumnType;
import io.omnimesh.contract.schema.ColumnType.Zone;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.Locale;
import java.util.UUID;

/**
 * The values that a contract writes for a column, in the column's type: {@code String}, {@code
 * BigDecimal} (all numbers), {@code Boolean}, {@code LocalDate}, {@code LocalTime}, {@code
 * LocalDateTime}, {@code Instant}, {@code UUID}.
 */
public final class TypedValues {
  private static final int YEAR_MAX = 9999;
  private static final int NANOS_PER_MICRO = 1_000;
  private static final int DIGITS_MAX = 38;

  private TypedValues() {}

  /**
   * A value of a column.
   *
   * @param raw as YAML has it
   * @throws MeshException {@code INVALID_INPUT} where it can be no value of the column
   */
  public static Object of(ColumnType type, Object raw) {
    return switch (type) {
      case ColumnType.Varchar ignored -> text(type, raw);
      case ColumnType.Char ignored -> text(type, raw);
      case ColumnType.Decimal ignored -> number(type, raw);
      case ColumnType.Time ignored -> time(type, raw);
      case ColumnType.Timestamp(int ignored, Zone zone) -> timestamp(type, raw, zone);
      case ColumnType.Plain plain ->
          switch (plain) {
            case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE -> number(type, raw);
            case BOOLEAN -> truth(type, raw);
            case DATE -> date(type, raw);
            case UUID -> uuid(type, raw);
            case VARBINARY, JSON -> throw unfit(type, raw);
          };
      case ColumnType.Array ignored -> throw unfit(type, raw);
      case ColumnType.Map ignored -> throw unfit(type, raw);
      case ColumnType.Row ignored -> throw unfit(type, raw);
    };
  }

  private static String text(ColumnType type, Object raw) {
    return switch (raw) {
      case String text when text.indexOf('\0') < 0 -> text;
      case Number number -> decimal(number).toPlainString();
      case Boolean truth -> truth.toString();
      default -> throw unfit(type, raw);
    };
  }

  private static BigDecimal number(ColumnType type, Object raw) {
    try {
      BigDecimal number =
          switch (raw) {
            case Number written -> decimal(written);
            case String text -> new BigDecimal(text.strip());
            default -> throw unfit(type, raw);
          };
      if (number.precision() - number.scale() > DIGITS_MAX
          || number.scale() > DIGITS_MAX
          || number.precision() > DIGITS_MAX) {
        throw unfit(type, raw);
      }
      return number;
    } catch (NumberFormatException e) {
      throw unfit(type, raw);
    }
  }

  private static BigDecimal decimal(Number number) {
    BigDecimal decimal =
        number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString());
    return decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
  }

  private static Boolean truth(ColumnType type, Object raw) {
    return switch (raw.toString().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw unfit(type, raw);
    };
  }

  private static LocalDate date(ColumnType type, Object raw) {
    try {
      LocalDate date = LocalDate.parse(dateText(raw));
      requireYear(type, raw, date.getYear());
      return date;
    } catch (DateTimeException e) {
      throw unfit(type, raw);
    }
  }

  private static LocalTime time(ColumnType type, Object raw) {
    try {
      LocalTime time = LocalTime.parse(raw.toString().strip());
      requireMicros(type, raw, time.toNanoOfDay());
      return time;
    } catch (DateTimeException e) {
      throw unfit(type, raw);
    }
  }

  private static Temporal timestamp(ColumnType type, Object raw, Zone zone) {
    String text = dateText(raw).replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T");
    try {
      boolean zoned = text.matches("(?s).*T.*(?:[zZ]|[+-]\\d\\d:?\\d\\d|[+-]\\d\\d)$");
      LocalDateTime local;
      if (zoned) {
        local = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
      } else if (text.indexOf('T') < 0) {
        local = LocalDate.parse(text).atStartOfDay();
      } else {
        local = LocalDateTime.parse(text);
      }
      requireYear(type, raw, local.getYear());
      requireMicros(type, raw, local.toLocalTime().toNanoOfDay());
      return zone == Zone.WITH_ZONE ? local.toInstant(ZoneOffset.UTC) : local;
    } catch (DateTimeException e) {
      throw unfit(type, raw);
    }
  }

  /** YAML readers may hand a date over as a date. */
  private static String dateText(Object raw) {
    return raw instanceof Instant instant ? instant.toString() : raw.toString().strip();
  }

  private static UUID uuid(ColumnType type, Object raw) {
    try {
      UUID uuid = UUID.fromString(raw.toString());
      if (uuid.toString().equalsIgnoreCase(raw.toString())) {
        return uuid;
      }
    } catch (IllegalArgumentException e) {
      throw unfit(type, raw);
    }
    throw unfit(type, raw);
  }

  private static void requireYear(ColumnType type, Object raw, int year) {
    if (year < 1 || year > YEAR_MAX) {
      throw unfit(type, raw);
    }
  }

  private static void requireMicros(ColumnType type, Object raw, long nanos) {
    if (nanos % NANOS_PER_MICRO != 0) {
      throw unfit(type, raw);
    }
  }

  private static MeshException unfit(ColumnType type, Object raw) {
    return new MeshException(
        ErrorCode.INVALID_INPUT, "the contract's value " + raw + " is no " + type.trino());
  }
}
