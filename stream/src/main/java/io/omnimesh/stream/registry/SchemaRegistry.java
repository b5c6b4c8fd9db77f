package io.omnimesh.stream.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.avro.Schema;

/** A registry with Confluent's API. Safe for use by many threads. */
public final class SchemaRegistry {
  private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
  private static final Duration ANSWER_MAX = Duration.ofSeconds(15);
  private static final String TYPE = "application/vnd.schemaregistry.v1+json";
  private static final JsonMapper JSON = new JsonMapper();

  private final URI base;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_MAX).build();

  /**
   * @param base address of the API, such as {@code http://127.0.0.1:28081/apis/ccompat/v7}
   */
  public SchemaRegistry(URI base) {
    this.base = base;
  }

  /**
   * Registers a schema under a subject, unless it is there already, and returns its id.
   *
   * @throws MeshException {@code CONFLICT} where the registry finds it incompatible, {@code
   *     UNAVAILABLE} where it does not answer
   */
  public int register(String subject, Schema schema) {
    String body = JSON.createObjectNode().put("schema", schema.toString()).toString();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    base
                        + "/subjects/"
                        + URLEncoder.encode(subject, StandardCharsets.UTF_8)
                        + "/versions"))
            .timeout(ANSWER_MAX)
            .header("Content-Type", TYPE)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return switch (answer.statusCode()) {
        case 200 -> id(answer.body());
        case 409, 422 ->
            throw new MeshException(
                ErrorCode.CONFLICT,
                "The registry at %s refuses the schema of subject %s: %s"
                    .formatted(base, subject, answer.body()));
        default -> throw unavailable(subject, "status " + answer.statusCode(), null);
      };
    } catch (IOException e) {
      throw unavailable(subject, e.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeshException(ErrorCode.CANCELLED, "Interrupted while registering " + subject, e);
    }
  }

  private static int id(String body) throws IOException {
    JsonNode id = JSON.readTree(body).path("id");
    if (!id.isInt()) {
      throw new IOException("the answer has no id: " + body);
    }
    return id.intValue();
  }

  private MeshException unavailable(
      String subject, String why, @org.jspecify.annotations.Nullable Throwable cause) {
    return new MeshException(
        ErrorCode.UNAVAILABLE,
        "Cannot register subject %s at %s: %s; see `mesh logs apicurio`"
            .formatted(subject, base, why),
        cause);
  }
}
