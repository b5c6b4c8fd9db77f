package io.omnimesh.cli.query;

import io.omnimesh.query.client.Column;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line per value, for rows that are wider than the terminal. */
final class VerticalWriter implements RowWriter {
  private final Writer out;
  private List<Column> columns = List.of();
  private int width;
  private long number;

  VerticalWriter(OutputStream out) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  @Override
  public void begin(List<Column> header) {
    columns = header;
    width = header.stream().mapToInt(column -> CellText.width(column.name())).max().orElse(0);
  }

  @Override
  public void row(List<@Nullable Object> values) throws IOException {
    out.write("-- row " + ++number + " --\n");
    for (int i = 0; i < columns.size(); i++) {
      String name = CellText.printable(columns.get(i).name());
      out.write(name + " ".repeat(Math.max(0, width - CellText.width(name))) + " | ");
      out.write(CellText.of(columns.get(i), values.get(i)));
      out.write('\n');
    }
  }

  @Override
  public void end() throws IOException {
    out.flush();
  }
}
