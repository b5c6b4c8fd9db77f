package io.omnimesh.query.catalogs;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files that catalogs refer to: secrets, table descriptions, client settings. Readable by the
 * owner alone.
 *
 * @param folder where the files of all sources lie, one folder each
 */
record CatalogFiles(Path folder) {
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /** Where the Trino of an installation finds them. */
  static CatalogFiles of(MeshHome home) {
    return new CatalogFiles(home.config("trino").resolve("sources"));
  }

  /** Writes what a catalog needs; a reader sees each file whole or not at all. */
  void write(CatalogDefinition definition) {
    for (Map.Entry<String, String> entry : definition.files().entrySet()) {
      Path file = folder.resolve(entry.getKey());
      Path parent = file.resolveSibling(".");
      MeshHome.createPrivate(parent.normalize());
      try {
        Path draft = Files.createTempFile(parent.normalize(), ".draft", "", PRIVATE);
        Files.writeString(draft, entry.getValue());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw new MeshException(
            ErrorCode.INTERNAL, "Cannot write " + file + ": " + e.getMessage(), e);
      }
    }
  }

  /** Removes the files of a catalog that is gone. */
  void remove(String source) {
    Path own = folder.resolve(source);
    try (Stream<Path> files = Files.walk(own)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(file -> {
            try {
              Files.deleteIfExists(file);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException | UncheckedIOException e) {
      throw new MeshException(
          ErrorCode.INTERNAL, "Cannot remove " + own + ": " + e.getMessage(), e);
    }
  }
}
