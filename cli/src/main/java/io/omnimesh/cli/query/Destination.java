package io.omnimesh.cli.query;

import io.omnimesh.cli.home.Terminals;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Where rows go: stdout, or a file that appears under its name only once it is complete. Stdout is
 * written past {@code System.out}, which would swallow a reader that went away.
 */
final class Destination implements AutoCloseable {
  private final OutputStream stream;
  private final @Nullable Path partial;
  private final @Nullable Path file;

  private Destination(OutputStream stream, @Nullable Path partial, @Nullable Path file) {
    this.stream = stream;
    this.partial = partial;
    this.file = file;
  }

  static Destination of(@Nullable Path file, OutputFormat format) throws IOException {
    if (file == null) {
      if (format == OutputFormat.PARQUET && Terminals.stdout()) {
        throw new MeshException(
            ErrorCode.INVALID_INPUT,
            "Parquet is not for a terminal; add --to FILE or redirect stdout");
      }
      return new Destination(
          new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)), null, null);
    }
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      return new Destination(
          new BufferedOutputStream(Files.newOutputStream(partial)), partial, file);
    } catch (NoSuchFileException e) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT, "Cannot write " + file + ": its folder does not exist", e);
    }
  }

  OutputStream stream() {
    return stream;
  }

  /** All rows were written; a file gets its name. */
  void complete() throws IOException {
    stream.flush();
    if (partial != null && file != null) {
      stream.close();
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    if (partial != null) {
      stream.close();
      Files.deleteIfExists(partial);
    }
  }
}
