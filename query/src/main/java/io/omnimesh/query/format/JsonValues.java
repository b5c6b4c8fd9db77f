package io.omnimesh.query.format;

import com.fasterxml.jackson.core.JsonGenerator;
import io.omnimesh.query.client.Column;
import io.omnimesh.query.client.DataType;
import io.omnimesh.query.client.DataType.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as JSON without loss: numbers with all their digits ({@code NaN} and {@code
 * Infinity}, which JSON lacks, as strings), temporal values as SQL text, bytes as hex, the type
 * {@code json} as itself, rows and maps as objects.
 */
public final class JsonValues {
  private JsonValues() {}

  public static void write(JsonGenerator out, DataType type, @Nullable Object value)
      throws IOException {
    if (value == null) {
      out.writeNull();
      return;
    }
    switch (type) {
      case DataType.Scalar scalar -> writeScalar(out, scalar, value);
      case DataType.Array(DataType element) -> {
        out.writeStartArray();
        for (Object each : (List<?>) value) {
          write(out, element, each);
        }
        out.writeEndArray();
      }
      case DataType.MapOf(DataType keyType, DataType valueType) -> {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
          out.writeFieldName(ValueText.of(keyType, entry.getKey()));
          write(out, valueType, entry.getValue());
        }
        out.writeEndObject();
      }
      case DataType.Row(List<DataType.Field> fields) -> {
        out.writeStartObject();
        List<String> names = fieldNames(fields);
        List<?> values = (List<?>) value;
        for (int i = 0; i < fields.size(); i++) {
          out.writeFieldName(names.get(i));
          write(out, fields.get(i).type(), values.get(i));
        }
        out.writeEndObject();
      }
    }
  }

  /** One name for each column; a repeated name gets a number: {@code id}, {@code id_2}. */
  public static List<String> columnNames(List<Column> columns) {
    return unique(columns.stream().map(Column::name).toList());
  }

  /** One name for each field; one without a name is called by its place, from 0. */
  public static List<String> fieldNames(List<DataType.Field> fields) {
    List<String> names = new ArrayList<>(fields.size());
    for (int i = 0; i < fields.size(); i++) {
      names.add(fields.get(i).name().orElse("field" + i));
    }
    return unique(names);
  }

  private static List<String> unique(List<String> names) {
    Set<String> taken = new HashSet<>(names);
    Set<String> seen = new HashSet<>();
    List<String> result = new ArrayList<>(names.size());
    for (String name : names) {
      String free = name;
      for (int number = 2; !seen.add(free); number++) {
        String candidate = name + "_" + number;
        free = taken.contains(candidate) ? name : candidate;
      }
      result.add(free);
    }
    return List.copyOf(result);
  }

  private static void writeScalar(JsonGenerator out, DataType.Scalar type, Object value)
      throws IOException {
    switch (value) {
      case Boolean truth -> out.writeBoolean(truth);
      case BigDecimal decimal -> out.writeNumber(decimal.toPlainString());
      case Double number when !Double.isFinite(number) -> out.writeString(number.toString());
      case Float number when !Float.isFinite(number) -> out.writeString(number.toString());
      case Number number -> out.writeNumber(number.toString());
      case byte[] bytes -> out.writeString(HexFormat.of().formatHex(bytes));
      case Object text when type.kind() == Kind.JSON -> out.writeRawValue(text.toString());
      case Object text -> out.writeString(text.toString());
    }
  }
}
