package io.omnimesh.cli.query;

/** How rows are written. */
enum OutputFormat {
  TABLE,
  VERTICAL,
  CSV,
  JSON,
  NDJSON,
  PARQUET;

  RowWriter open(java.io.OutputStream out) {
    return switch (this) {
      case TABLE -> new TableWriter(out);
      case VERTICAL -> new VerticalWriter(out);
      case CSV -> new CsvWriter(out);
      case JSON -> JsonWriter.ofArray(out);
      case NDJSON -> JsonWriter.ofLines(out);
      case PARQUET -> throw new UnsupportedOperationException("parquet");
    };
  }
}
