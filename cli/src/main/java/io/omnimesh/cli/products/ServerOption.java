package io.omnimesh.cli.products;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that also work on a mesh elsewhere. */
final class ServerOption {
  private static final String TOKEN = "MESH_TOKEN";

  @Option(
      names = "--server",
      paramLabel = "URL",
      description =
          "Ask the server of a mesh elsewhere, such as https://mesh.shop.test (default: the mesh of"
              + " this folder).")
  private @Nullable URI server;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "The token for --server; ./mesh token prints one (default: $MESH_TOKEN).")
  private @Nullable Path tokenFile;

  /** The mesh elsewhere; empty where the command works on the one of this folder. */
  Optional<RemoteMesh> remote() {
    return remote(System.getenv());
  }

  private Optional<RemoteMesh> remote(Map<String, String> environment) {
    if (server == null) {
      if (tokenFile != null) {
        throw new MeshException(
            ErrorCode.INVALID_INPUT, "--token-file is for --server; name the server too");
      }
      return Optional.empty();
    }
    return Optional.of(RemoteMesh.of(server, token(environment)));
  }

  private String token(Map<String, String> environment) {
    if (tokenFile != null) {
      try {
        return Files.readString(tokenFile).strip();
      } catch (IOException e) {
        throw new MeshException(
            ErrorCode.INVALID_INPUT, "Cannot read the token in " + tokenFile + ": " + e, e);
      }
    }
    String token = environment.getOrDefault(TOKEN, "").strip();
    if (token.isEmpty()) {
      throw new MeshException(
          ErrorCode.UNAUTHENTICATED,
          "A server needs a token: name a file with --token-file or set "
              + TOKEN
              + "; ./mesh token prints one where the mesh runs");
    }
    return token;
  }
}
