package io.omnimesh.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests reach a collector as spans that belong to the trace of the caller. */
final class TracesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  @TempDir private Path folder;

  /** What was sent to a path, as it came. */
  private record Sent(String path, byte[] body) {}

  @Test
  void sendsASpanOfEachRequestToTheCollector() throws Exception {
    BlockingQueue<Sent> received = new LinkedBlockingQueue<>();
    HttpServer collector = collector(received);
    URI endpoint =
        URI.create("http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces");

    try (RunningServer server =
        new RunningServer(folder, ServerConfig.ofDefaults().withTraces(endpoint))) {
      server.send(
          server
              .requestAs(server.ownerToken(), "/api/v1/domains")
              .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));
    }
    Sent sent = received.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    collector.stop(0);

    assertThat(sent).isNotNull();
    assertThat(sent.path()).isEqualTo("/v1/traces");
    assertThat(new String(sent.body(), StandardCharsets.ISO_8859_1))
        .contains("GET /api/v1/domains", "omnimesh", "http.route")
        .contains(new String(HexFormat.of().parseHex(TRACE), StandardCharsets.ISO_8859_1));
  }

  private static HttpServer collector(BlockingQueue<Sent> received) throws IOException {
    HttpServer collector =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
          received.add(
              new Sent(
                  exchange.getRequestURI().getPath(),
                  packed
                      ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes()
                      : body));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
    return collector;
  }
}
