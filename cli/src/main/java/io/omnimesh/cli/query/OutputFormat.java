package io.omnimesh.cli.query;

import java.io.OutputStream;

/** How rows are written. */
enum OutputFormat {
  TABLE,
  VERTICAL,
  CSV,
  JSON,
  NDJSON,
  PARQUET,
  /** Values alone, as they are. */
  PLAIN;

  RowWriter open(OutputStream out) {
    return switch (this) {
      case TABLE -> new TableWriter(out);
      case VERTICAL -> new VerticalWriter(out);
      case CSV -> new CsvWriter(out);
      case JSON -> JsonWriter.ofArray(out);
      case NDJSON -> JsonWriter.ofLines(out);
      case PLAIN -> new PlainWriter(out);
      case PARQUET -> new ParquetWriter(out);
    };
  }
}
