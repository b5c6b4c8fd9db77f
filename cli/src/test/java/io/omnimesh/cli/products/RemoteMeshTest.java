package io.omnimesh.cli.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemoteMeshTest {
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<Asked> asked = new ArrayList<>();
  private HttpServer server;
  private RemoteMesh mesh;

  /** What the server says next. */
  private record Answer(int status, String body) {}

  /** What it was asked. */
  private record Asked(String what, String token, String key) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(
              new Asked(
                  exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                  exchange.getRequestHeaders().getFirst("Authorization"),
                  String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"))));
          Answer answer = answers.poll();
          if (answer == null) {
            exchange.close();
            return;
          }
          byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer.status(), body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    mesh =
        RemoteMesh.of(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"), "the-token");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void readsAllPagesWithItsToken() {
    answers.add(new Answer(200, "{\"items\":[1,2],\"nextCursor\":\"a/b\"}"));
    answers.add(new Answer(200, "{\"items\":[3]}"));

    assertThat(mesh.all("/api/v1/products").stream().map(JsonNode::asInt)).containsExactly(1, 2, 3);
    assertThat(asked)
        .extracting(Asked::what)
        .containsExactly("GET /api/v1/products", "GET /api/v1/products?cursor=a%2Fb");
    assertThat(asked).extracting(Asked::token).containsOnly("Bearer the-token");
  }

  @Test
  void asksAgainWithTheSameKeyUntilTheWorkIsDone() {
    answers.add(new Answer(202, "{\"state\":\"running\",\"follow\":\"/api/v1/applies/7\"}"));
    answers.add(new Answer(202, "{\"state\":\"running\",\"follow\":\"/api/v1/applies/7\"}"));
    answers.add(new Answer(200, "{\"run\":7}"));
    List<String> followed = new ArrayList<>();

    JsonNode report = mesh.post("/api/v1/plan/apply", "{}", followed::add);

    assertThat(report.get("run").asInt()).isEqualTo(7);
    assertThat(followed).containsExactly("/api/v1/applies/7", "/api/v1/applies/7");
    assertThat(asked.stream().map(Asked::key).distinct()).hasSize(1).doesNotContain("null");
  }

  @Test
  void failsWithTheCodeAndTheWordsOfTheServer() {
    answers.add(
        new Answer(
            412,
            "{\"status\":412,\"code\":\"precondition_failed\",\"detail\":\"Another plan by now\"}"));

    assertThatThrownBy(() -> mesh.get("/api/v1/plan"))
        .isInstanceOfSatisfying(
            MeshException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PRECONDITION_FAILED))
        .hasMessage("Another plan by now");
  }

  @Test
  void saysThatSomethingElseAnswers() {
    answers.add(new Answer(200, "<html>"));
    answers.add(new Answer(404, "{\"error\":\"no\"}"));

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> mesh.get("/api/v1/plan")).hasMessageContaining("not as a mesh does");
    }
  }

  @Test
  void followsNoRedirectWithItsToken() {
    answers.add(new Answer(302, "{}"));

    assertThatThrownBy(() -> mesh.get("/api/v1/plan")).hasMessageContaining("with 302");
    assertThat(asked).hasSize(1);
  }

  @Test
  void saysThatNobodyAnswers() {
    server.stop(0);

    assertThatThrownBy(() -> mesh.get("/api/v1/plan"))
        .isInstanceOfSatisfying(
            MeshException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
        .hasMessageContaining("does not answer");
  }

  @Test
  void sendsNoTokenInTheClearToAnotherMachine() {
    assertThatThrownBy(() -> RemoteMesh.of(URI.create("http://192.0.2.1:8080"), "t"))
        .hasMessageContaining("unencrypted; write https://");
    for (String address : List.of("mesh.shop.test", "ftp://127.0.0.1", "https://a:b@mesh.test")) {
      assertThatThrownBy(() -> RemoteMesh.of(URI.create(address), "t"))
          .isInstanceOf(MeshException.class);
    }
  }
}
