package io.omnimesh.cli.query;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DateType;
import org.apache.parquet.format.DecimalType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.IntType;
import org.apache.parquet.format.JsonType;
import org.apache.parquet.format.ListType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MapType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.NanoSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.UUIDType;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** The schema as a Parquet footer holds it: the tree, flattened depth first. */
final class ParquetFooter {
  private ParquetFooter() {}

  static List<SchemaElement> elements(MessageType schema) {
    List<SchemaElement> elements = new ArrayList<>();
    SchemaElement root = new SchemaElement(schema.getName());
    root.setNum_children(schema.getFieldCount());
    elements.add(root);
    schema.getFields().forEach(field -> add(elements, field));
    return elements;
  }

  private static void add(List<SchemaElement> elements, Type type) {
    SchemaElement element = new SchemaElement(type.getName());
    element.setRepetition_type(FieldRepetitionType.valueOf(type.getRepetition().name()));
    LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
    if (annotation != null) {
      annotate(element, annotation);
    }
    elements.add(element);
    if (type instanceof GroupType group) {
      element.setNum_children(group.getFieldCount());
      group.getFields().forEach(field -> add(elements, field));
    } else {
      PrimitiveType primitive = type.asPrimitiveType();
      element.setType(physical(primitive));
      if (primitive.getPrimitiveTypeName() == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY) {
        element.setType_length(primitive.getTypeLength());
      }
    }
  }

  /** The footer's word for a primitive type; they differ in one. */
  static org.apache.parquet.format.Type physical(PrimitiveType type) {
    PrimitiveTypeName name = type.getPrimitiveTypeName();
    return name == PrimitiveTypeName.BINARY
        ? org.apache.parquet.format.Type.BYTE_ARRAY
        : org.apache.parquet.format.Type.valueOf(name.name());
  }

  /** The older converted type is set too where it means the same, for older readers. */
  private static void annotate(SchemaElement element, LogicalTypeAnnotation annotation) {
    switch (annotation) {
      case StringLogicalTypeAnnotation _ ->
          element
              .setLogicalType(LogicalType.STRING(new StringType()))
              .setConverted_type(ConvertedType.UTF8);
      case JsonLogicalTypeAnnotation _ ->
          element
              .setLogicalType(LogicalType.JSON(new JsonType()))
              .setConverted_type(ConvertedType.JSON);
      case ListLogicalTypeAnnotation _ ->
          element
              .setLogicalType(LogicalType.LIST(new ListType()))
              .setConverted_type(ConvertedType.LIST);
      case MapLogicalTypeAnnotation _ ->
          element
              .setLogicalType(LogicalType.MAP(new MapType()))
              .setConverted_type(ConvertedType.MAP);
      case DateLogicalTypeAnnotation _ ->
          element
              .setLogicalType(LogicalType.DATE(new DateType()))
              .setConverted_type(ConvertedType.DATE);
      case UUIDLogicalTypeAnnotation _ -> element.setLogicalType(LogicalType.UUID(new UUIDType()));
      case IntLogicalTypeAnnotation integer ->
          element
              .setLogicalType(LogicalType.INTEGER(new IntType((byte) integer.getBitWidth(), true)))
              .setConverted_type(ConvertedType.valueOf("INT_" + integer.getBitWidth()));
      case DecimalLogicalTypeAnnotation decimal ->
          element
              .setLogicalType(
                  LogicalType.DECIMAL(new DecimalType(decimal.getScale(), decimal.getPrecision())))
              .setConverted_type(ConvertedType.DECIMAL)
              .setScale(decimal.getScale())
              .setPrecision(decimal.getPrecision());
      case TimeLogicalTypeAnnotation time ->
          element.setLogicalType(
              LogicalType.TIME(new TimeType(time.isAdjustedToUTC(), unit(time.getUnit()))));
      case TimestampLogicalTypeAnnotation timestamp ->
          element.setLogicalType(
              LogicalType.TIMESTAMP(
                  new TimestampType(timestamp.isAdjustedToUTC(), unit(timestamp.getUnit()))));
      default ->
          // The other half of a map: a repeated group that old readers want marked.
          element.setConverted_type(ConvertedType.MAP_KEY_VALUE);
    }
  }

  private static TimeUnit unit(LogicalTypeAnnotation.TimeUnit unit) {
    return unit == LogicalTypeAnnotation.TimeUnit.NANOS
        ? TimeUnit.NANOS(new NanoSeconds())
        : TimeUnit.MICROS(new MicroSeconds());
  }
}
