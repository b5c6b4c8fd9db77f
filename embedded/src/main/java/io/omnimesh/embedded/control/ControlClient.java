package io.omnimesh.embedded.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.embedded.supervise.MeshStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;

/** Asks the running launcher of an installation; one connection per request. */
public final class ControlClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MeshHome home;

  public ControlClient(MeshHome home) {
    this.home = home;
  }

  /** The status, or empty where no launcher runs. */
  public Optional<MeshStatus> status() {
    return send(new Request("status", ""));
  }

  /** Asks the launcher to end; it answers at once and ends afterwards. */
  public Optional<MeshStatus> stop() {
    return send(new Request("stop", ""));
  }

  /** Ends a part and starts it again. */
  public MeshStatus restart(String part) {
    return send(new Request("restart", part)).orElseThrow(() -> notRunning());
  }

  /** Removes a part's data and starts it from nothing. */
  public MeshStatus reset(String part) {
    return send(new Request("reset", part)).orElseThrow(() -> notRunning());
  }

  private MeshException notRunning() {
    return new MeshException(
        ErrorCode.UNAVAILABLE, "The mesh of " + home.root() + " does not run; start it: ./mesh up");
  }

  private Optional<MeshStatus> send(Request request) {
    if (!Files.exists(ControlSocket.path(home))) {
      return Optional.empty();
    }
    String line;
    try (SocketChannel channel = SocketChannel.open(ControlSocket.address(home));
        BufferedReader in =
            new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
      channel.write(
          ByteBuffer.wrap(
              (JSON.writeValueAsString(request) + "\n").getBytes(StandardCharsets.UTF_8)));
      line = in.readLine();
    } catch (IOException nobodyListens) {
      return Optional.empty();
    }
    return line == null ? Optional.empty() : Optional.of(read(line));
  }

  private static MeshStatus read(String line) {
    try {
      Reply reply = JSON.readValue(line, Reply.class);
      if (reply.status() == null) {
        throw new MeshException(
            reply.code() == null ? ErrorCode.INTERNAL : reply.code(), reply.message());
      }
      return reply.status();
    } catch (IOException e) {
      throw new MeshException(
          ErrorCode.INTERNAL, "The launcher's answer cannot be read; is it an older version?", e);
    }
  }
}
