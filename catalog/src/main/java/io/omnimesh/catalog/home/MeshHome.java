package io.omnimesh.catalog.home;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folders of one installation ({@code .mesh/} beside the checkout unless told otherwise).
 * Secrets and run files are readable by the owner alone.
 *
 * @param root the installation's folder, absolute
 */
public record MeshHome(Path root) {
  public MeshHome {
    root = root.toAbsolutePath().normalize();
  }

  /** Data of one part; survives stop and restart, removed by {@code mesh reset}. */
  public Path data(String part) {
    return root.resolve("data").resolve(part);
  }

  /** Rendered configuration of one part; written anew at each start. */
  public Path config(String part) {
    return root.resolve("config").resolve(part);
  }

  /** The log of one part; rotated files lie beside it as {@code <part>.log.1} and so on. */
  public Path log(String part) {
    return root.resolve("logs").resolve(part + ".log");
  }

  /** State of the running launcher: process ids, control socket. */
  public Path run() {
    return root.resolve("run");
  }

  /** Generated secrets, one file each, {@code <part>/<name>}. */
  public Path secrets() {
    return root.resolve("secrets");
  }

  /** Variables that definitions may refer to, {@code NAME=value} lines written by the launcher. */
  public Path variablesFile() {
    return root.resolve("mesh.env");
  }

  /** Creates a folder with its parents; folders that it creates are readable by the owner alone. */
  public static Path createPrivate(Path folder) {
    try {
      return Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      throw new MeshException(
          ErrorCode.INTERNAL, "Cannot create folder " + folder + ": " + e.getMessage(), e);
    }
  }
}
