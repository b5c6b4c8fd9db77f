package io.omnimesh.runners.ignite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.ignite.plugin.security.SecurityCredentials;

/** The password of each role, read once at the start. */
final class Passwords {
  private final Map<Role, byte[]> passwords = new EnumMap<>(Role.class);

  Passwords(Map<Role, String> passwords) {
    passwords.forEach(
        (role, password) -> this.passwords.put(role, password.getBytes(StandardCharsets.UTF_8)));
  }

  /** Reads the files {@code admin}, {@code writer} and {@code reader} of a folder. */
  static Passwords ofFolder(Path folder) throws IOException {
    Map<Role, String> passwords = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      Path file = folder.resolve(role.login());
      String password = Files.readString(file).strip();
      if (password.isEmpty()) {
        throw new IOException("The password file " + file + " is empty; run mesh reset ignite");
      }
      passwords.put(role, password);
    }
    return new Passwords(passwords);
  }

  /** The role whose name and password these are. */
  Optional<Role> match(SecurityCredentials credentials) {
    byte[] given =
        credentials.getPassword() instanceof String password
            ? password.getBytes(StandardCharsets.UTF_8)
            : new byte[0];
    Role matched = null;
    for (Map.Entry<Role, byte[]> entry : passwords.entrySet()) {
      boolean equal = MessageDigest.isEqual(entry.getValue(), given);
      if (equal && entry.getKey().login().equals(credentials.getLogin())) {
        matched = entry.getKey();
      }
    }
    return Optional.ofNullable(matched);
  }
}
