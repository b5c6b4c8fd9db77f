package io.omnimesh.cli.contract;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads and writes the files of the commands. */
final class TextFile {
  /** Definitions larger than this are refused. */
  private static final int BYTES_MAX = 4 * 1024 * 1024;

  /** Of a sample, no more than this is read. */
  private static final int SAMPLE_BYTES_MAX = 32 * 1024 * 1024;

  private TextFile() {}

  /** A whole file. */
  static String read(Path file) {
    byte[] bytes = bytes(file, BYTES_MAX + 1);
    if (bytes.length > BYTES_MAX) {
      throw new MeshException(
          ErrorCode.LIMIT_EXCEEDED, file + " is longer than the limit of " + BYTES_MAX + " bytes");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The beginning of a file, up to the end of a line. */
  static String beginning(Path file) {
    byte[] bytes = bytes(file, SAMPLE_BYTES_MAX);
    String text = new String(bytes, StandardCharsets.UTF_8);
    return bytes.length < SAMPLE_BYTES_MAX ? text : text.substring(0, text.lastIndexOf('\n') + 1);
  }

  private static byte[] bytes(Path file, int most) {
    require(file);
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(most);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Refuses what is missing or no file. */
  static void require(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new MeshException(
          Files.exists(file) ? ErrorCode.INVALID_INPUT : ErrorCode.NOT_FOUND,
          Files.exists(file) ? file + " is not a file" : "There is no file " + file);
    }
  }

  /** A file's name without what follows its first dot. */
  static String plainName(Path file) {
    String name = file.getFileName().toString();
    int dot = name.indexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** Writes to a file, or to the terminal where none is named. */
  static void write(@Nullable Path file, PrintWriter out, String text) {
    if (file == null) {
      out.print(text);
      out.flush();
      return;
    }
    try {
      Files.writeString(file, text);
    } catch (NoSuchFileException e) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT, "Cannot write " + file + ": its folder does not exist", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
