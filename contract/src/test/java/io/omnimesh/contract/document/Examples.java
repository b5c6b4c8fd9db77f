package io.omnimesh.contract.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The official examples of the standard. */
public final class Examples {
  private static final Path FOLDER = Path.of("src/test/resources/odcs/examples");

  private Examples() {}

  public static List<Path> files() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Document document(Path file) {
    return Document.read(file.getFileName().toString(), bytes(file));
  }
}
