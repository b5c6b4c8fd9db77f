package io.omnimesh.cli.launch;

import io.omnimesh.catalog.access.Permission;
import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.query.access.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;

/** The token with which the installation's owner reaches Trino and the REST server. */
final class OwnerToken {
  private static final String OWNER = "owner";

  private OwnerToken() {}

  /** Writes a fresh one, which is valid for a year; earlier ones stay valid until they expire. */
  static void write(MeshHome home, Clock clock) {
    MeshHome.createPrivate(home.secrets());
    MeshHome.createPrivate(home.secrets().resolve("trino"));
    Tokens.createKeys(home);
    String token = Tokens.of(home, clock).mint(OWNER, Permission.all(), Tokens.LIFETIME_MAX);
    Path folder = MeshHome.createPrivate(home.secrets().resolve(OWNER));
    try {
      Path fresh =
          Files.createTempFile(
              folder,
              "token",
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, token + "\n");
      Files.move(
          fresh,
          folder.resolve("token"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new MeshException(ErrorCode.INTERNAL, "Cannot write the owner's token: " + e, e);
    }
  }
}
