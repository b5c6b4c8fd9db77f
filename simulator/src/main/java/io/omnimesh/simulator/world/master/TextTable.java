package io.omnimesh.simulator.world.master;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads the tables of words beside this class: one row per line, columns parted by bars. */
final class TextTable {
  private TextTable() {}

  /** The rows of a table, without comments. */
  static List<Row> read(String name) {
    InputStream stream =
        Objects.requireNonNull(TextTable.class.getResourceAsStream(name), "resource " + name);
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> new Row(List.of(line.split("\\|", -1))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One row. */
  record Row(List<String> cells) {
    String text(int column) {
      return cells.get(column);
    }

    double number(int column) {
      return Double.parseDouble(cells.get(column));
    }

    int integer(int column) {
      return Integer.parseInt(cells.get(column));
    }

    List<String> list(int column) {
      return List.of(cells.get(column).split(","));
    }
  }
}
