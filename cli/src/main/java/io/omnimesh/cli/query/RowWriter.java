package io.omnimesh.cli.query;

import io.omnimesh.query.client.Column;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one result; {@link #begin}, any number of rows, {@link #end}. Holds few rows at a time.
 */
interface RowWriter {
  void begin(List<Column> columns) throws IOException;

  void row(List<@Nullable Object> values) throws IOException;

  /** Completes the result; does not close the stream. */
  void end() throws IOException;
}
