package io.omnimesh.cli.contract;

import io.omnimesh.contract.document.Document;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the contracts and products beneath a folder, and reads them within the limit. */
final class ContractFiles {
  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");
  private static final List<String> KINDS = List.of("contract", "product", "odcs", "odps");
  private static final int DEPTH_MAX = 16;

  private ContractFiles() {}

  /** The files that a path names: itself, or all contracts and products beneath a folder. */
  static List<Path> find(Path path) {
    if (!Files.isDirectory(path)) {
      if (Files.exists(path)) {
        return List.of(path);
      }
      throw new MeshException(
          ErrorCode.NOT_FOUND, path + " does not exist; name a contract, a product or a folder");
    }
    try (Stream<Path> files = Files.walk(path, DEPTH_MAX)) {
      return new ArrayList<>(
          files
              .filter(file -> isOurs(file.getFileName().toString()))
              .filter(Files::isRegularFile)
              .sorted()
              .toList());
    } catch (IOException | UncheckedIOException e) {
      throw new MeshException(ErrorCode.INVALID_INPUT, path + " cannot be read: " + e, e);
    }
  }

  /**
   * {@code contract.yaml}, {@code orders.contract.yaml}, {@code product.yaml}, {@code x.odcs.json}.
   */
  static boolean isOurs(String name) {
    for (String ending : ENDINGS) {
      if (name.endsWith(ending)) {
        String stem = name.substring(0, name.length() - ending.length());
        return KINDS.stream().anyMatch(kind -> stem.equals(kind) || stem.endsWith('.' + kind));
      }
    }
    return false;
  }

  static byte[] read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return limited(in);
    } catch (IOException e) {
      throw new MeshException(ErrorCode.INVALID_INPUT, file + " cannot be read: " + e, e);
    }
  }

  /** One byte more than the limit lets the reader say that it is passed. */
  static byte[] limited(InputStream in) throws IOException {
    return in.readNBytes(Document.BYTES_MAX + 1);
  }
}
