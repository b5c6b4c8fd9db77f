package io.omnimesh.lake;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/**
 * The files behind locations {@code local:///...}, as Trino's native local file system names them:
 * the text behind the slashes is a path below the warehouse, nothing in it is decoded.
 */
final class LocalFileIO implements FileIO {
  static final String PREFIX = "local:///";

  private static final long serialVersionUID = 1L;

  private final File root;

  LocalFileIO(Path root) {
    this.root = root.toAbsolutePath().normalize().toFile();
  }

  /**
   * The path behind a location.
   *
   * @throws ValidationException where it is none of ours or leads out of the warehouse
   */
  Path path(String location) {
    ValidationException.check(
        location.startsWith(PREFIX), "Location %s is not below %s", location, PREFIX);
    Path folder = root.toPath();
    Path path = folder.resolve(relative(location)).normalize();
    ValidationException.check(
        path.startsWith(folder) && !path.equals(folder),
        "Location %s leads out of the warehouse %s",
        location,
        root);
    return path;
  }

  private static String relative(String location) {
    String relative = location.substring(PREFIX.length());
    while (relative.startsWith("/")) {
      relative = relative.substring(1);
    }
    ValidationException.check(
        relative.indexOf('\0') < 0 && !List.of(relative.split("/", -1)).contains(".."),
        "Location %s is not a plain path",
        location);
    return relative;
  }

  @Override
  public InputFile newInputFile(String location) {
    return new LocalInputFile(location, path(location));
  }

  @Override
  public OutputFile newOutputFile(String location) {
    return new LocalOutputFile(location, path(location));
  }

  @Override
  public void deleteFile(String location) {
    try {
      Files.delete(path(location));
    } catch (NoSuchFileException e) {
      // Iceberg's own deletions are repeated after a crash.
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + location, e);
    }
  }

  /** Deletes a folder and everything below it. */
  void deleteFolder(String location) {
    Path folder = path(location);
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + location, e);
    }
  }
}
