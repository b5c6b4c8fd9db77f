package io.omnimesh.simulator.door;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The definitions that lie beside the doors: scripts, mappings, schemas. */
public final class Resources {
  private Resources() {}

  /** The text of a definition. */
  public static String text(String name) {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no definition " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The statements of a script; each ends with a semicolon at the end of a line. */
  public static List<String> statements(String name) {
    return Arrays.stream(text(name).split(";\\s*\\n"))
        .map(statement -> statement.lines().filter(line -> !line.startsWith("--")).toList())
        .map(lines -> String.join("\n", lines).strip())
        .filter(statement -> !statement.isEmpty())
        .toList();
  }
}
