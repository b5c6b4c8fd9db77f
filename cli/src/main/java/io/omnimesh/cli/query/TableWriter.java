package io.omnimesh.cli.query;

import io.omnimesh.query.client.Column;
import io.omnimesh.query.client.DataType;
import io.omnimesh.query.client.DataType.Kind;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table for reading. The first rows fix the widths; a later value that is wider moves its
 * neighbours and is never cut.
 */
final class TableWriter implements RowWriter {
  private static final int MEASURED_ROWS_MAX = 500;
  private static final int PADDING_MAX = 60;
  private static final Set<Kind> NUMBERS =
      EnumSet.of(
          Kind.TINYINT,
          Kind.SMALLINT,
          Kind.INTEGER,
          Kind.BIGINT,
          Kind.REAL,
          Kind.DOUBLE,
          Kind.DECIMAL);

  private final Writer out;
  private final List<List<String>> measured = new ArrayList<>();
  private List<Column> columns = List.of();
  private int[] widths = {};
  private boolean started;

  TableWriter(OutputStream out) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  @Override
  public void begin(List<Column> header) {
    columns = header;
    widths = header.stream().mapToInt(column -> CellText.width(column.name())).toArray();
  }

  @Override
  public void row(List<@Nullable Object> values) throws IOException {
    List<String> cells = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      cells.add(CellText.of(columns.get(i), values.get(i)));
    }
    if (started) {
      write(cells);
      return;
    }
    measured.add(cells);
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], Math.min(PADDING_MAX, CellText.width(cells.get(i))));
    }
    if (measured.size() == MEASURED_ROWS_MAX) {
      start();
    }
  }

  @Override
  public void end() throws IOException {
    start();
    out.flush();
  }

  private void start() throws IOException {
    if (started) {
      return;
    }
    started = true;
    if (!columns.isEmpty()) {
      write(columns.stream().map(column -> CellText.printable(column.name())).toList());
      List<String> rule = new ArrayList<>();
      for (int width : widths) {
        rule.add("-".repeat(width));
      }
      out.write(String.join("-+-", rule));
      out.write('\n');
    }
    for (List<String> cells : measured) {
      write(cells);
    }
    measured.clear();
  }

  private void write(List<String> cells) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      String padding = " ".repeat(Math.max(0, widths[i] - CellText.width(cell)));
      boolean right =
          columns.get(i).type() instanceof DataType.Scalar scalar
              && NUMBERS.contains(scalar.kind());
      line.append(i == 0 ? "" : " | ");
      line.append(right ? padding + cell : cell + padding);
    }
    out.write(line.toString().stripTrailing());
    out.write('\n');
  }
}
