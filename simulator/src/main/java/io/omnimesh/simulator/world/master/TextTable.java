package io.omnimesh.simulator.world.master;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads tables of words: one row per line, columns parted by bars. */
public final class TextTable {
  private TextTable() {}

  static List<Row> read(String name) {
    return read(TextTable.class, name);
  }

  /** The rows of a table beside a class, without comments. */
  public static List<Row> read(Class<?> beside, String name) {
    InputStream stream =
        Objects.requireNonNull(beside.getResourceAsStream(name), "resource " + name);
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
  public record Row(List<String> cells) {
    public String text(int column) {
      return cells.get(column);
    }

    public double number(int column) {
      return Double.parseDouble(cells.get(column));
    }

    public int integer(int column) {
      return Integer.parseInt(cells.get(column));
    }

    public List<String> list(int column) {
      return List.of(cells.get(column).split(","));
    }
  }
}
