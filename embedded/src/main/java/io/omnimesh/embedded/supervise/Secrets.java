package io.omnimesh.embedded.supervise;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.random.RandomGenerator;

/**
 * Generated secrets of an installation: one file each, readable by the owner alone. Thread-safe.
 */
final class Secrets {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int LENGTH = 32;

  private final MeshHome home;
  private final RandomGenerator random;

  /**
   * Secrets below the home's folder.
   *
   * @param random a cryptographically strong source
   */
  Secrets(MeshHome home, RandomGenerator random) {
    this.home = home;
    this.random = random;
  }

  Path file(String part, String name) {
    return home.secrets().resolve(part).resolve(name);
  }

  /** Makes the secret unless it exists. */
  synchronized void ensure(String part, String name) {
    Path file = file(part, name);
    if (Files.exists(file)) {
      return;
    }
    MeshHome.createPrivate(home.secrets());
    Path folder = MeshHome.createPrivate(home.secrets().resolve(part));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    try {
      Path fresh =
          Files.createTempFile(
              folder,
              name,
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, text);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new MeshException(ErrorCode.INTERNAL, "Cannot write the secret " + file, e);
    }
  }

  String read(String part, String name) {
    ensure(part, name);
    Path file = file(part, name);
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new MeshException(ErrorCode.INTERNAL, "Cannot read the secret " + file, e);
    }
  }
}
