package io.omnimesh.cli.query;

import io.omnimesh.query.client.Column;
import io.omnimesh.query.format.ValueText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CSV as RFC 4180 has it, with a header line and {@code \n}. Null is nothing, an empty text is
 * {@code ""}, so that the two differ.
 */
final class CsvWriter implements RowWriter {
  private final Writer out;
  private List<Column> columns = List.of();

  CsvWriter(OutputStream out) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  @Override
  public void begin(List<Column> header) throws IOException {
    columns = header;
    for (int i = 0; i < columns.size(); i++) {
      separate(i);
      cell(columns.get(i).name());
    }
    out.write('\n');
  }

  @Override
  public void row(List<@Nullable Object> values) throws IOException {
    for (int i = 0; i < columns.size(); i++) {
      separate(i);
      Object value = values.get(i);
      if (value != null) {
        cell(ValueText.of(columns.get(i).type(), value));
      }
    }
    out.write('\n');
  }

  @Override
  public void end() throws IOException {
    out.flush();
  }

  private void separate(int column) throws IOException {
    if (column > 0) {
      out.write(',');
    }
  }

  private void cell(String text) throws IOException {
    boolean plain =
        !text.isEmpty()
            && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    out.write(plain ? text : '"' + text.replace("\"", "\"\"") + '"');
  }
}
