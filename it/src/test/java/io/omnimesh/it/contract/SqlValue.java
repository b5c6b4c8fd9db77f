package io.omnimesh.it.contract;

import io.omnimesh.contract.schema.Column;
import io.omnimesh.contract.schema.ColumnType;
import io.omnimesh.contract.schema.ColumnType.Plain;
import io.omnimesh.contract.schema.ColumnType.Zone;
import io.omnimesh.contract.sql.Sql;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the values of an event as SQL, independently of what is tested. */
final class SqlValue {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

  private SqlValue() {}

  static String of(ColumnType type, @Nullable Object value) {
    return "CAST(" + plain(type, value) + " AS " + type.trino() + ")";
  }

  private static String plain(ColumnType type, @Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    return switch (type) {
      case ColumnType.Array(Column element) ->
          ((List<?>) value)
              .stream()
                  .map(item -> plain(element.type(), item))
                  .collect(Collectors.joining(", ", "ARRAY[", "]"));
      case ColumnType.Row(List<Column> fields) ->
          fields.stream()
              .map(field -> of(field.type(), ((Map<?, ?>) value).get(field.name())))
              .collect(Collectors.joining(", ", "ROW(", ")"));
      case ColumnType.Timestamp(int ignored, Zone zone) when zone == Zone.WITH_ZONE ->
          "TIMESTAMP '" + utc(value.toString()) + " UTC'";
      case ColumnType.Timestamp ignored -> "TIMESTAMP '" + value.toString().replace('T', ' ') + "'";
      case Plain plain when plain == Plain.BOOLEAN -> value.toString();
      case Plain plain when plain == Plain.INTEGER || plain == Plain.BIGINT ->
          "BIGINT '" + new BigDecimal(value.toString()).longValueExact() + "'";
      case ColumnType scalar ->
          "CAST(" + Sql.literal(value.toString()) + " AS " + scalar.trino() + ")";
    };
  }

  private static String utc(String text) {
    String zone = text.endsWith("-0130") ? text.replace("-0130", "-01:30") : text;
    return TIMESTAMP.format(OffsetDateTime.parse(zone).withOffsetSameInstant(ZoneOffset.UTC));
  }
}
