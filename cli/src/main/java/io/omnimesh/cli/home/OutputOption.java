package io.omnimesh.cli.home;

import picocli.CommandLine.Option;

/** The option {@code --output} of commands that list things. */
public final class OutputOption {
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

  public boolean json() {
    return form == Form.JSON;
  }
}
