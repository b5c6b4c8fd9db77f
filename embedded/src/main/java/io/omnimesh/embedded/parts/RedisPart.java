package io.omnimesh.embedded.parts;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.embedded.part.Launch;
import io.omnimesh.embedded.part.Part;
import io.omnimesh.embedded.part.PartContext;
import io.omnimesh.embedded.part.Port;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Redis: the live carts of the web shop, kept in memory and logged to disk every second. */
final class RedisPart implements Part {
  private static final String NAME = "redis";
  private static final String WRITER = "ecommerce_carts_writer";
  private static final String READER = "ecommerce_carts_reader";
  private static final int ANSWER_TIMEOUT_MILLIS = 4_000;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Redis: live carts of the web shop";
  }

  @Override
  public List<Port> ports() {
    return List.of(Port.main(26379));
  }

  @Override
  public List<String> secrets() {
    return List.of(WRITER, READER);
  }

  @Override
  public List<String> artifacts() {
    return List.of(NAME);
  }

  @Override
  public int memoryMaxMiB() {
    return 384;
  }

  @Override
  public Launch prepare(PartContext context) throws Exception {
    Path accounts =
        Folders.writePrivate(
            context.config().resolve("users.acl"),
            """
            user default off
            user %s on #%s ~* &* +@all -@admin -@dangerous
            user %s on #%s ~* +@read +@connection -@dangerous
            """
                .formatted(
                    WRITER,
                    sha256(context.secret(WRITER)),
                    READER,
                    sha256(context.secret(READER))));
    Path configuration =
        Folders.writePrivate(
            context.config().resolve("redis.conf"),
            """
            bind 127.0.0.1
            port %d
            dir "%s"
            aclfile "%s"
            appendonly yes
            appendfsync everysec
            save ""
            maxmemory 192mb
            # Carts are data, not a cache: a full memory refuses writes, it drops nothing.
            maxmemory-policy noeviction
            """
                .formatted(context.port(), context.data(), accounts));
    Path server = context.unpacked(NAME).resolve("redis-server-6.2.6-v5-linux-amd64");
    return new Launch(
        List.of(server.toString(), configuration.toString()), Map.of(), context.data());
  }

  /** Counts the keys as the reader: refused while the log is still being loaded. */
  @Override
  public void probe(PartContext context) throws Exception {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(ANSWER_TIMEOUT_MILLIS);
      socket.connect(
          new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), context.port()),
          ANSWER_TIMEOUT_MILLIS);
      String commands = "AUTH " + READER + " " + context.secret(READER) + "\r\nDBSIZE\r\n";
      socket.getOutputStream().write(commands.getBytes(StandardCharsets.UTF_8));
      BufferedReader answers =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      expect("+OK", answers.readLine());
      expect(":", answers.readLine());
    }
  }

  private static void expect(String start, @Nullable String answer) {
    if (answer == null || !answer.startsWith(start)) {
      throw new MeshException(ErrorCode.UNAVAILABLE, "Redis answered: " + answer);
    }
  }

  private static String sha256(String text) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
