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

/** Values alone, without a header: for texts such as plans, and for scripts that want one value. */
final class PlainWriter implements RowWriter {
  private final Writer out;
  private List<Column> columns = List.of();

  PlainWriter(OutputStream out) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  @Override
  public void begin(List<Column> header) {
    columns = header;
  }

  @Override
  public void row(List<@Nullable Object> values) throws IOException {
    for (int i = 0; i < columns.size(); i++) {
      Object value = values.get(i);
      if (i > 0) {
        out.write('\t');
      }
      if (value != null) {
        out.write(ValueText.of(columns.get(i).type(), value));
      }
    }
    out.write('\n');
  }

  @Override
  public void end() throws IOException {
    out.flush();
  }
}
