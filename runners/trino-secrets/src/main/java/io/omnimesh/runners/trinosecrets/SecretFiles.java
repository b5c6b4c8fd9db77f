package io.omnimesh.runners.trinosecrets;

import io.airlift.spi.secrets.SecretProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Resolves <code>${mesh:path}</code> in catalog properties to the content of a file below one
 * folder. Files are read when a catalog is created, so that new secrets need no restart.
 */
public final class SecretFiles implements SecretProvider {
  private static final int BYTES_MAX = 64 * 1024;

  private final Path folder;

  /**
   * @param folder where the files lie; nothing outside it is ever read
   */
  public SecretFiles(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public String resolveSecretValue(String key) {
    Path file = folder.resolve(key).normalize();
    if (!file.startsWith(folder) || file.equals(folder)) {
      throw new IllegalArgumentException("The secret " + key + " lies outside the secrets' folder");
    }
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > BYTES_MAX) {
        throw new IllegalArgumentException("There is no secret " + key);
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the secret " + key, e);
    }
  }
}
