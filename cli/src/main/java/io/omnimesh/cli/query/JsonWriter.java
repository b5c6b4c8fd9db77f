package io.omnimesh.cli.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.omnimesh.query.client.Column;
import io.omnimesh.query.format.JsonValues;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One object per row, either as lines (NDJSON) or as the elements of one array. */
final class JsonWriter implements RowWriter {
  private static final JsonFactory JSON =
      new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private final JsonGenerator out;
  private final boolean array;
  private List<Column> columns = List.of();
  private List<String> names = List.of();
  private boolean empty = true;

  private JsonWriter(OutputStream out, String separator, boolean array) {
    try {
      this.out = JSON.createGenerator(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.out.setPrettyPrinter(new MinimalPrettyPrinter(separator));
    this.array = array;
  }

  static JsonWriter ofArray(OutputStream out) {
    return new JsonWriter(out, "", true);
  }

  static JsonWriter ofLines(OutputStream out) {
    return new JsonWriter(out, "\n", false);
  }

  @Override
  public void begin(List<Column> header) throws IOException {
    columns = header;
    names = JsonValues.columnNames(header);
    if (array) {
      out.writeStartArray();
    }
  }

  @Override
  public void row(List<@Nullable Object> values) throws IOException {
    out.writeStartObject();
    for (int i = 0; i < columns.size(); i++) {
      out.writeFieldName(names.get(i));
      JsonValues.write(out, columns.get(i).type(), values.get(i));
    }
    out.writeEndObject();
    empty = false;
  }

  @Override
  public void end() throws IOException {
    if (array) {
      out.writeEndArray();
    }
    if (array || !empty) {
      out.writeRaw('\n');
    }
    out.flush();
  }
}
