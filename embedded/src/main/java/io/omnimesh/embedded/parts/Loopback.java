package io.omnimesh.embedded.parts;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Executor;

/** Small clients for servers on this machine, which give up after four seconds. Thread-safe. */
final class Loopback {
  private static final String HOST = "127.0.0.1";
  private static final Duration TIMEOUT = Duration.ofSeconds(4);
  private static final int MESSAGE_CHARACTERS_MAX = 300;

  private final HttpClient client;

  Loopback(Executor executor) {
    client =
        HttpClient.newBuilder()
            .executor(executor)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
  }

  /** A request to a port, to be completed by the caller. */
  static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://" + HOST + ":" + port + path))
        .timeout(TIMEOUT);
  }

  /** The value of the header {@code Authorization}. */
  static String basic(String user, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a request, whatever the answer's status. */
  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /**
   * Sends a request that must succeed.
   *
   * @return the answer's body
   * @throws MeshException {@code UNAVAILABLE} where the status is not 2xx
   */
  String succeed(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = send(request);
    if (response.statusCode() / 100 != 2) {
      String body = response.body();
      throw new MeshException(
          ErrorCode.UNAVAILABLE,
          "%s %s answered %d: %s"
              .formatted(
                  request.method(),
                  request.uri(),
                  response.statusCode(),
                  body.substring(0, Math.min(body.length(), MESSAGE_CHARACTERS_MAX))));
    }
    return response.body();
  }

  /** A connection whose reads give up in time. */
  static Socket connect(int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setSoTimeout((int) TIMEOUT.toMillis());
      socket.setTcpNoDelay(true);
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) TIMEOUT.toMillis());
      return socket;
    } catch (IOException e) {
      socket.close();
      throw new IOException("port " + port + " does not answer: " + e.getMessage(), e);
    }
  }
}
