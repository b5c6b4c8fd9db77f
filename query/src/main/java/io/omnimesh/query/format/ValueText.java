package io.omnimesh.query.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.omnimesh.query.client.DataType;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HexFormat;

/** Writes one value that is not null as text: scalars plainly, bytes as hex, parts as JSON. */
public final class ValueText {
  private static final JsonFactory JSON = new JsonFactory();

  private ValueText() {}

  public static String of(DataType type, Object value) {
    return switch (value) {
      case String text -> text;
      case BigDecimal decimal -> decimal.toPlainString();
      case byte[] bytes -> HexFormat.of().formatHex(bytes);
      case Object other when type instanceof DataType.Scalar -> other.toString();
      case Object parts -> json(type, parts);
    };
  }

  private static String json(DataType type, Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      JsonValues.write(generator, type, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
