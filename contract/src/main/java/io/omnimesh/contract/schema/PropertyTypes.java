package io.omnimesh.contract.schema;

import io.omnimesh.contract.odcs.LogicalType;
import io.omnimesh.contract.odcs.SchemaProperty;
import io.omnimesh.contract.schema.ColumnType.Plain;
import io.omnimesh.contract.schema.ColumnType.Timestamp;
import io.omnimesh.contract.schema.ColumnType.Varchar;
import io.omnimesh.contract.schema.ColumnType.Zone;
import java.util.List;
import java.util.Optional;

/** Finds the types of a contract's properties. */
final class PropertyTypes {
  private PropertyTypes() {}

  static ColumnType of(SchemaProperty property) {
    return property
        .physicalType()
        .flatMap(TypeParser::anySystem)
        .map(physical -> described(physical, property))
        .orElseGet(() -> logical(property));
  }

  static Column column(SchemaProperty property) {
    return column(property, property.columnName());
  }

  private static Column column(SchemaProperty property, String name) {
    return new Column(
        property.id(), name, of(property), property.required(), property.description());
  }

  private static ColumnType logical(SchemaProperty property) {
    return property
        .logicalType()
        .map(type -> logical(type, property))
        .orElseGet(() -> {
          if (!property.properties().isEmpty()) {
            return row(property.properties());
          }
          return property.items().isPresent() ? array(property) : Varchar.UNBOUNDED;
        });
  }

  private static ColumnType logical(LogicalType type, SchemaProperty property) {
    return switch (type) {
      case STRING -> Varchar.UNBOUNDED;
      case BOOLEAN -> Plain.BOOLEAN;
      case INTEGER -> integer(property.logicalTypeOptions().format().orElse("i64"));
      case NUMBER ->
          property.logicalTypeOptions().format().orElse("f64").equals("f32")
              ? Plain.REAL
              : Plain.DOUBLE;
      case DATE -> Plain.DATE;
      case TIME -> new ColumnType.Time(ColumnType.STORED_TIME_PRECISION);
      case TIMESTAMP ->
          new Timestamp(
              ColumnType.STORED_TIME_PRECISION,
              property.logicalTypeOptions().timezone().orElse(true)
                  ? Zone.WITH_ZONE
                  : Zone.WITHOUT_ZONE);
      case ARRAY -> array(property);
      case VECTOR -> vector(property);
      case MAP -> map(property);
      // A row needs a field; an object of which none is known keeps its text.
      case OBJECT -> property.properties().isEmpty() ? Plain.JSON : row(property.properties());
    };
  }

  /** The narrowest of the two integers of the mesh, or the decimal that holds every value. */
  private static ColumnType integer(String format) {
    return switch (format) {
      case "i8", "i16", "i32", "u8", "u16" -> Plain.INTEGER;
      case "u64" -> new ColumnType.Decimal(20, 0);
      case "i128", "u128" -> new ColumnType.Decimal(ColumnType.DECIMAL_PRECISION_MAX, 0);
      default -> Plain.BIGINT;
    };
  }

  private static ColumnType array(SchemaProperty property) {
    return property
        .items()
        .<ColumnType>map(items -> new ColumnType.Array(column(items, "element")))
        .orElseGet(() -> ColumnType.Array.of(Varchar.UNBOUNDED));
  }

  private static ColumnType vector(SchemaProperty property) {
    return property.items().isPresent() ? array(property) : ColumnType.Array.of(Plain.REAL);
  }

  /** Version 3.2 describes the two sides as properties named key and value. */
  private static ColumnType map(SchemaProperty property) {
    Optional<Column> key = side(property, "key").map(side -> column(side, "key"));
    Optional<Column> value =
        side(property, "value").or(property::items).map(side -> column(side, "value"));
    return new ColumnType.Map(
        key.map(Column::type).orElse(Varchar.UNBOUNDED),
        value.orElseGet(() -> Column.optional("value", Varchar.UNBOUNDED)));
  }

  private static Optional<SchemaProperty> side(SchemaProperty property, String name) {
    return property.properties().stream().filter(side -> side.name().equals(name)).findFirst();
  }

  private static ColumnType row(List<SchemaProperty> properties) {
    return new ColumnType.Row(properties.stream().map(PropertyTypes::column).toList());
  }

  /** A physical type with the ids, comments and requirements that the property adds to it. */
  private static ColumnType described(ColumnType physical, SchemaProperty property) {
    return switch (physical) {
      case ColumnType.Row(List<Column> fields) ->
          new ColumnType.Row(
              fields.stream().map(field -> described(field, find(field, property))).toList());
      case ColumnType.Array(Column element) ->
          new ColumnType.Array(described(element, property.items()));
      case ColumnType.Map(ColumnType key, Column value) ->
          new ColumnType.Map(key, described(value, side(property, "value").or(property::items)));
      case Varchar scalar -> scalar;
      case ColumnType.Char scalar -> scalar;
      case Plain scalar -> scalar;
      case ColumnType.Decimal scalar -> scalar;
      case ColumnType.Time scalar -> scalar;
      case Timestamp scalar -> scalar;
    };
  }

  private static Optional<SchemaProperty> find(Column field, SchemaProperty parent) {
    return parent.properties().stream()
        .filter(property -> property.columnName().equals(field.name()))
        .findFirst();
  }

  private static Column described(Column column, Optional<SchemaProperty> property) {
    return property
        .map(found ->
            new Column(
                found.id(),
                column.name(),
                described(column.type(), found),
                found.required(),
                found.description()))
        .orElse(column);
  }
}
