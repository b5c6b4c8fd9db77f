package io.omnimesh.cli.sources;

import java.util.ArrayList;
import java.util.List;

/** Lines of cells, aligned under a head; the last column is as long as it is. */
final class Columns {
  private final List<List<String>> lines = new ArrayList<>();

  Columns(String... head) {
    lines.add(List.of(head));
  }

  void add(String... cells) {
    lines.add(List.of(cells));
  }

  void add(List<String> cells) {
    lines.add(List.copyOf(cells));
  }

  @Override
  public String toString() {
    int count = lines.getFirst().size();
    int[] widths = new int[count];
    for (List<String> line : lines) {
      for (int i = 0; i < count; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    StringBuilder out = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < count; i++) {
        text.append(line.get(i)).append(" ".repeat(widths[i] - line.get(i).length() + 2));
      }
      out.append(text.toString().stripTrailing()).append(System.lineSeparator());
    }
    return out.toString();
  }
}
