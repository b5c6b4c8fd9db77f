package io.omnimesh.embedded.control;

import io.omnimesh.catalog.home.MeshHome;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;

/** Where the launcher of an installation listens. */
final class ControlSocket {
  /** The kernel's limit for the path of a socket, 108 with the closing zero. */
  private static final int PATH_BYTES_MAX = 107;

  private ControlSocket() {}

  /** The run folder, or a private folder for temporary files where that path is too long. */
  static Path path(MeshHome home) {
    Path usual = home.run().resolve("launcher.sock");
    byte[] bytes = usual.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= PATH_BYTES_MAX) {
      return usual;
    }
    UUID name = UUID.nameUUIDFromBytes(bytes);
    return Path.of("/tmp", "omnimesh-" + System.getProperty("user.name") + "-" + name, "l.sock");
  }

  static UnixDomainSocketAddress address(MeshHome home) {
    return UnixDomainSocketAddress.of(path(home));
  }
}
