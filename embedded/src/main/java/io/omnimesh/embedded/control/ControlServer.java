package io.omnimesh.embedded.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.embedded.supervise.Supervisor;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Answers the other commands. Only the owner of the installation can reach it, as its folder is
 * private.
 */
public final class ControlServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int REQUEST_CHARACTERS_MAX = 4_096;

  private final Supervisor supervisor;
  private final Runnable onStop;
  private final Path path;
  private final ServerSocketChannel channel;

  private ControlServer(
      Supervisor supervisor, Runnable onStop, Path path, ServerSocketChannel channel) {
    this.supervisor = supervisor;
    this.onStop = onStop;
    this.path = path;
    this.channel = channel;
  }

  /**
   * Listens. Call only while holding the installation's lock, as a socket that a dead launcher left
   * is removed.
   *
   * @param onStop starts the launcher's end; must return at once
   */
  public static ControlServer start(MeshHome home, Supervisor supervisor, Runnable onStop) {
    Path path = ControlSocket.path(home);
    try {
      Path folder = path.getParent();
      if (folder != null) {
        MeshHome.createPrivate(folder);
      }
      Files.deleteIfExists(path);
      ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      channel.bind(ControlSocket.address(home));
      ControlServer server = new ControlServer(supervisor, onStop, path, channel);
      Thread.ofPlatform().daemon().name("control").start(server::accept);
      return server;
    } catch (IOException e) {
      throw new MeshException(ErrorCode.INTERNAL, "Cannot listen at " + path + ": " + e, e);
    }
  }

  private void accept() {
    while (channel.isOpen()) {
      try {
        SocketChannel client = channel.accept();
        Thread.ofPlatform().daemon().name("control-client").start(() -> serve(client));
      } catch (ClosedChannelException closed) {
        return;
      } catch (IOException e) {
        // One client that cannot be accepted does not concern the next.
      }
    }
  }

  private void serve(SocketChannel client) {
    try (client;
        BufferedReader in =
            new BufferedReader(
                Channels.newReader(client, StandardCharsets.UTF_8), REQUEST_CHARACTERS_MAX)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        byte[] reply = JSON.writeValueAsBytes(answer(line));
        ByteBuffer out = ByteBuffer.allocate(reply.length + 1).put(reply).put((byte) '\n').flip();
        while (out.hasRemaining()) {
          client.write(out);
        }
      }
    } catch (IOException gone) {
      // The client left.
    }
  }

  private Reply answer(String line) {
    try {
      Request request = JSON.readValue(line, Request.class);
      switch (request.command()) {
        case "status" -> {}
        case "stop" -> onStop.run();
        case "restart" -> supervisor.restart(request.part());
        case "reset" -> supervisor.reset(request.part());
        default ->
            throw new MeshException(
                ErrorCode.INVALID_INPUT, "The launcher knows no command " + request.command());
      }
      return new Reply(supervisor.status(), null, "");
    } catch (MeshException e) {
      return new Reply(null, e.code(), e.getMessage() + "");
    } catch (IOException e) {
      return new Reply(null, ErrorCode.INVALID_INPUT, "The request is no JSON object: " + line);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new MeshException(ErrorCode.INTERNAL, "Cannot remove " + path, e);
    }
  }
}
