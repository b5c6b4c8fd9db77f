package io.omnimesh.lake;

import io.omnimesh.contract.sql.Sql;
import java.util.stream.Collectors;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** Types of Iceberg as Trino writes them. */
final class TrinoTypes {
  private TrinoTypes() {}

  static String text(Type type) {
    return switch (type.typeId()) {
      case INTEGER -> "integer";
      case LONG -> "bigint";
      case FLOAT -> "real";
      case STRING -> "varchar";
      case TIME -> "time(6)";
      case FIXED, BINARY -> "varbinary";
      case TIMESTAMP -> {
        boolean zoned = ((Types.TimestampType) type).shouldAdjustToUTC();
        yield zoned ? "timestamp(6) with time zone" : "timestamp(6)";
      }
      case DECIMAL -> {
        Types.DecimalType decimal = (Types.DecimalType) type;
        yield "decimal(" + decimal.precision() + ", " + decimal.scale() + ")";
      }
      case LIST -> "array(" + text(type.asListType().elementType()) + ")";
      case MAP ->
          "map("
              + text(type.asMapType().keyType())
              + ", "
              + text(type.asMapType().valueType())
              + ")";
      case STRUCT ->
          type.asStructType().fields().stream()
              .map(field -> Sql.name(field.name()) + ' ' + text(field.type()))
              .collect(Collectors.joining(", ", "row(", ")"));
      // Boolean, double, date and uuid; Trino reads none of the others.
      default -> type.toString();
    };
  }
}
