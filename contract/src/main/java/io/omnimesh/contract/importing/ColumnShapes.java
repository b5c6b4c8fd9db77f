package io.omnimesh.contract.importing;

import io.omnimesh.contract.odcs.LogicalType;
import io.omnimesh.contract.odcs.SchemaProperty;
import io.omnimesh.contract.schema.Column;
import io.omnimesh.contract.schema.ColumnType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Describes the types of columns in the standard's words. */
final class ColumnShapes {
  private ColumnShapes() {}

  static ColumnShape of(ColumnType type) {
    return switch (type) {
      case ColumnType.Varchar(var length) -> {
        ColumnShape text = ColumnShape.of(LogicalType.STRING, type.trino());
        yield length.isPresent()
            ? text.with(new OptionsDraft().maxLength(length.getAsInt()).build())
            : text;
      }
      case ColumnType.Char(int length) ->
          ColumnShape.of(LogicalType.STRING, type.trino())
              .with(new OptionsDraft().maxLength(length).build());
      case ColumnType.Plain plain -> plain(plain);
      case ColumnType.Decimal(int precision, int scale) ->
          ColumnShape.of(
              scale == 0 ? LogicalType.INTEGER : LogicalType.NUMBER,
              "decimal(" + precision + "," + scale + ")");
      case ColumnType.Time ignored -> ColumnShape.of(LogicalType.TIME, type.trino());
      case ColumnType.Timestamp(int ignored, ColumnType.Zone zone) -> {
        ColumnShape instant = ColumnShape.of(LogicalType.TIMESTAMP, type.trino());
        yield zone == ColumnType.Zone.WITH_ZONE
            ? instant
            : instant.with(new OptionsDraft().withoutTimezone().build());
      }
      case ColumnType.Array(Column element) ->
          ColumnShape.array(new PropertyDraft("", "").shape(of(element.type())));
      // Version 3.1 has no word for a map; its physical type says it.
      case ColumnType.Map ignored -> ColumnShape.of(LogicalType.OBJECT, type.trino());
      case ColumnType.Row(List<Column> fields) -> ColumnShape.object(properties(fields));
    };
  }

  private static ColumnShape plain(ColumnType.Plain plain) {
    return switch (plain) {
      case BOOLEAN -> ColumnShape.of(LogicalType.BOOLEAN, plain.trino());
      case TINYINT, SMALLINT, INTEGER, BIGINT -> ColumnShape.of(LogicalType.INTEGER, plain.trino());
      case REAL, DOUBLE -> ColumnShape.of(LogicalType.NUMBER, plain.trino());
      case DATE -> ColumnShape.of(LogicalType.DATE, plain.trino());
      case VARBINARY ->
          ColumnShape.of(LogicalType.STRING, plain.trino())
              .with(new OptionsDraft().format("binary").build());
      case UUID ->
          ColumnShape.of(LogicalType.STRING, plain.trino())
              .with(new OptionsDraft().format("uuid").build());
      case JSON -> ColumnShape.of(LogicalType.STRING, plain.trino());
    };
  }

  private static List<SchemaProperty> properties(List<Column> fields) {
    List<SchemaProperty> properties = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Column field : fields) {
      String name = Names.free(Names.plain(field.name()), taken);
      taken.add(name);
      properties.add(new PropertyDraft(name, field.name()).shape(of(field.type())).build());
    }
    return properties;
  }
}
