package io.omnimesh.cli.sources;

import picocli.CommandLine.Option;

/** The option {@code --output} of commands that list things. */
final class OutputOption {
  /** A table for people, or JSON for programs. */
  enum Form {
    TABLE,
    JSON
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "table",
      description = "table or json (default: table).")
  private Form form = Form.TABLE;

  boolean json() {
    return form == Form.JSON;
  }
}
