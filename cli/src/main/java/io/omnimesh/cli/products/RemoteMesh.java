package io.omnimesh.cli.products;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/**
 * A mesh elsewhere, asked through its REST API. Failures come back as they would here: the same
 * codes, the same messages. The token goes to the named server alone, and over TLS unless the
 * server is this machine.
 */
final class RemoteMesh {
  private static final Duration CONNECT_MAX = Duration.ofSeconds(10);
  private static final Duration ANSWER_MAX = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int ATTEMPTS_MAX = 3;
  private static final int ASKS_MAX = 10_000;
  private static final int PAGES_MAX = 1_000;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final URI server;
  private final String token;
  private final HttpClient http;

  private RemoteMesh(URI server, String token, HttpClient http) {
    this.server = server;
    this.token = token;
    this.http = http;
  }

  /**
   * A mesh.
   *
   * @throws MeshException {@code INVALID_INPUT} where the address would send the token in the clear
   */
  static RemoteMesh of(URI server, String token) {
    String scheme = server.getScheme() == null ? "" : server.getScheme().toLowerCase(Locale.ROOT);
    if (server.getHost() == null || server.getRawUserInfo() != null || server.getQuery() != null) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "'" + server + "' is not a server's address; write one such as https://mesh.shop.test");
    }
    if (!scheme.equals("https") && !(scheme.equals("http") && isLoopback(server.getHost()))) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "The token would travel to " + server.getHost() + " unencrypted; write https://");
    }
    HttpClient http =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_MAX)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    String root = server.toString().replaceAll("/+$", "");
    return new RemoteMesh(URI.create(root), token, http);
  }

  private static boolean isLoopback(String host) {
    try {
      return Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Reads a resource. */
  JsonNode get(String path) {
    return body(send(request(path).GET().build()));
  }

  /** Reads all pages of a list. */
  List<JsonNode> all(String path) {
    List<JsonNode> items = new ArrayList<>();
    String cursor = "";
    for (int i = 0; i < PAGES_MAX; i++) {
      JsonNode page = get(path + (cursor.isEmpty() ? "" : "?cursor=" + encoded(cursor)));
      page.path("items").forEach(items::add);
      cursor = page.path("nextCursor").asText("");
      if (cursor.isEmpty()) {
        return items;
      }
    }
    throw new MeshException(
        ErrorCode.LIMIT_EXCEEDED, path + " has more than " + PAGES_MAX + " pages");
  }

  /**
   * Lets the server do something once, and waits for its end.
   *
   * @param meanwhile hears, while it runs, the path where its progress is seen
   */
  JsonNode post(String path, String body, Consumer<String> meanwhile) {
    HttpRequest request =
        request(path)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    for (int i = 0; i < ASKS_MAX; i++) {
      HttpResponse<String> answer = send(request);
      JsonNode tree = body(answer);
      if (answer.statusCode() != 202) {
        return tree;
      }
      meanwhile.accept(tree.path("follow").asText());
    }
    throw new MeshException(
        ErrorCode.TIMEOUT, "The server is still at " + path + "; ask it later how far it is");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server + path))
        .timeout(ANSWER_MAX)
        .header("Authorization", "Bearer " + token)
        .header("Accept", "application/json");
  }

  /** Every request may be sent again: reads change nothing, and all else carries a key. */
  private HttpResponse<String> send(HttpRequest request) {
    IOException last = new IOException("not sent");
    for (int i = 0; i < ATTEMPTS_MAX; i++) {
      try {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
      } catch (SSLException e) {
        throw new MeshException(
            ErrorCode.UNAVAILABLE,
            "The certificate of " + server + " is not trusted here: " + e.getMessage(),
            e);
      } catch (IOException e) {
        last = e;
        pause();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new MeshException(ErrorCode.CANCELLED, "Interrupted while asking " + server, e);
      }
    }
    throw new MeshException(
        last instanceof HttpTimeoutException ? ErrorCode.TIMEOUT : ErrorCode.UNAVAILABLE,
        "The server "
            + server
            + " does not answer: "
            + last
            + "; is it up, and is this its address?",
        last);
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private JsonNode body(HttpResponse<String> answer) {
    JsonNode tree;
    try {
      tree = JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw stranger(answer);
    }
    if (answer.statusCode() >= 200 && answer.statusCode() < 300) {
      return tree;
    }
    throw Arrays.stream(ErrorCode.values())
        .filter(code -> code.name().equalsIgnoreCase(tree.path("code").asText()))
        .findFirst()
        .map(code -> new MeshException(code, tree.path("detail").asText()))
        .orElseGet(() -> stranger(answer));
  }

  private MeshException stranger(HttpResponse<String> answer) {
    return new MeshException(
        ErrorCode.UNAVAILABLE,
        "%s answered %s with %d, not as a mesh does; is this its address?"
            .formatted(server, answer.request().uri().getPath(), answer.statusCode()));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
