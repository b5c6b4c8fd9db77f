package io.omnimesh.runners.trinosecrets;

import io.airlift.spi.secrets.SecretProvider;
import io.airlift.spi.secrets.SecretProviderFactory;
import java.nio.file.Path;
import java.util.Map;

/**
 * Makes the provider from its section of Trino's {@code secrets.toml}: the one key {@code folder}.
 */
public final class SecretFilesFactory implements SecretProviderFactory {
  private static final String FOLDER = "folder";

  @Override
  public String getName() {
    return "files";
  }

  @Override
  public SecretProvider createSecretProvider(Map<String, String> config) {
    String folder = config.get(FOLDER);
    if (folder == null || config.size() > 1) {
      throw new IllegalArgumentException(
          "The secrets provider 'files' takes exactly the key '"
              + FOLDER
              + "', not "
              + config.keySet());
    }
    return new SecretFiles(Path.of(folder));
  }
}
