package io.omnimesh.catalog.lineage.openlineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransportTest {
  private static final ObjectNode EVENT =
      JsonNodeFactory.instance.objectNode().put("eventType", "START\n");

  private final ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/lineage",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          requests.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
          Integer status = answers.poll();
          byte[] text = "because".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status == null ? 201 : status, text.length);
          exchange.getResponseBody().write(text);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Transport.ToHttp http() {
    return new Transport.ToHttp(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/v1/lineage"),
        Optional.of("s3cret"),
        Duration.ofSeconds(5),
        3,
        Duration.ofMillis(1));
  }

  @Test
  void appendsEachEventAsALine(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a").resolve("lineage.ndjson");
    for (int i = 0; i < 2; i++) {
      try (Transport transport = Transport.of(new Transport.ToFile(file))) {
        transport.send(EVENT);
      }
    }
    assertThat(Files.readAllLines(file))
        .containsExactly("{\"eventType\":\"START\\n\"}", "{\"eventType\":\"START\\n\"}");
  }

  @Test
  void saysWhyAFileCannotBeWritten(@TempDir Path folder) {
    try (Transport transport = Transport.of(new Transport.ToFile(folder))) {
      assertThatThrownBy(() -> transport.send(EVENT))
          .isInstanceOfSatisfying(
              MeshException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
          .hasMessageStartingWith("Lineage cannot be written to " + folder);
    }
  }

  @Test
  void postsWithTheKey() {
    try (Transport transport = Transport.of(http())) {
      transport.send(EVENT);
    }
    assertThat(requests).containsExactly("Bearer s3cret {\"eventType\":\"START\\n\"}");
  }

  @Test
  void triesAgainWhereTheOtherSideIsBusy() {
    answers.addAll(List.of(503, 429));
    try (Transport transport = Transport.of(http())) {
      transport.send(EVENT);
    }
    assertThat(requests).hasSize(3);
  }

  @Test
  void givesUpAfterItsAttempts() {
    answers.addAll(List.of(500, 500, 500, 500));
    try (Transport transport = Transport.of(http())) {
      assertThatThrownBy(() -> transport.send(EVENT))
          .isInstanceOfSatisfying(
              MeshException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
          .hasMessageContaining("status 500: because");
    }
    assertThat(requests).hasSize(3);
  }

  @Test
  void doesNotRepeatWhatWasRefused() {
    answers.add(401);
    try (Transport transport = Transport.of(http())) {
      assertThatThrownBy(() -> transport.send(EVENT))
          .isInstanceOfSatisfying(
              MeshException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT));
    }
    assertThat(requests).hasSize(1);
  }

  @Test
  void saysThatNobodyAnswers() {
    Transport.ToHttp settings = http();
    server.stop(0);
    try (Transport transport = Transport.of(settings)) {
      assertThatThrownBy(() -> transport.send(EVENT))
          .isInstanceOfSatisfying(
              MeshException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
          .hasMessageContaining("does not answer");
    }
  }

  @Test
  void keepsTheKeyOutOfLogs() {
    assertThat(http().toString()).doesNotContain("s3cret");
  }
}
