package io.omnimesh.runners.ignite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.ignite.plugin.security.SecurityCredentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordsTest {
  private final Passwords passwords =
      new Passwords(Map.of(Role.ADMIN, "a", Role.WRITER, "w", Role.READER, "r"));

  @Test
  void knowsEachRoleByNameAndPassword() {
    assertThat(passwords.match(new SecurityCredentials("reader", "r"))).contains(Role.READER);
    assertThat(passwords.match(new SecurityCredentials("writer", "w"))).contains(Role.WRITER);
  }

  @Test
  void refusesAnotherRolesPassword() {
    assertThat(passwords.match(new SecurityCredentials("admin", "r"))).isEmpty();
  }

  @Test
  void refusesWhoGivesNothing() {
    assertThat(passwords.match(new SecurityCredentials())).isEmpty();
    assertThat(passwords.match(new SecurityCredentials("ignite", "ignite"))).isEmpty();
  }

  @Test
  void refusesToStartWithAnEmptyPassword(@TempDir Path folder) throws IOException {
    for (Role role : Role.values()) {
      Files.writeString(folder.resolve(role.login()), role == Role.READER ? "" : "secret");
    }

    assertThatThrownBy(() -> Passwords.ofFolder(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(folder.resolve("reader").toString());
  }
}
