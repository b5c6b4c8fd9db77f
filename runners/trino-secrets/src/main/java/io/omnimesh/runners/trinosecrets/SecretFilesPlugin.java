package io.omnimesh.runners.trinosecrets;

import io.airlift.spi.secrets.SecretProviderFactory;
import io.airlift.spi.secrets.SecretsPlugin;
import java.util.List;

/** Found by Trino's secrets plugin loader. */
public final class SecretFilesPlugin implements SecretsPlugin {
  @Override
  public List<SecretProviderFactory> getSecretProviderFactories() {
    return List.of(new SecretFilesFactory());
  }
}
