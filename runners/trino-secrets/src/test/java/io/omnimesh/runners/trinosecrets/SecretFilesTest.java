package io.omnimesh.runners.trinosecrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {
  @TempDir private Path folder;

  @Test
  void readsASecretThatWasWrittenAfterTheStart() throws IOException {
    var provider =
        new SecretFilesFactory().createSecretProvider(Map.of("folder", folder.toString()));
    Files.createDirectories(folder.resolve("shop/1"));
    Files.writeString(folder.resolve("shop/1/password"), "s3cret");

    assertThat(provider.resolveSecretValue("shop/1/password")).isEqualTo("s3cret");
  }

  @Test
  void readsNothingOutsideItsFolder() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("inner"));
    Files.writeString(folder.resolve("other"), "s3cret");
    SecretFiles provider = new SecretFiles(inner);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> provider.resolveSecretValue("../other"))
        .withMessageContaining("outside");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> provider.resolveSecretValue(folder.resolve("other").toString()));
  }

  @Test
  void refusesSettingsThatItDoesNotKnow() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new SecretFilesFactory().createSecretProvider(Map.of("folder", "x", "y", "z")))
        .withMessageContaining("y");
  }
}
