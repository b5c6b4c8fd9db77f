package io.omnimesh.simulator.door.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnimesh.catalog.home.Variables;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.simulator.door.Door;
import io.omnimesh.simulator.door.Position;
import io.omnimesh.simulator.door.Resources;
import io.omnimesh.simulator.door.Window;
import io.omnimesh.simulator.door.Written;
import io.omnimesh.simulator.world.Simulation;
import io.omnimesh.simulator.world.World;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.Subject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * The door of an OpenSearch index, by the bulk API. Documents have ids of the domain, so that
 * writing is idempotent; the position is a document of the index {@code mesh_positions}.
 */
public final class SearchDoor implements Door {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
  private static final int BULK_CHARS_MAX = 2_000_000;
  private static final String POSITIONS = "mesh_positions";
  private static final JsonMapper JSON = new JsonMapper();

  private final Variables variables;
  private final SearchIndex index;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  public SearchDoor(Variables variables, SearchIndex index) {
    this.variables = variables;
    this.index = index;
  }

  @Override
  public String name() {
    return index.source();
  }

  @Override
  public Set<Subject> subjects() {
    return index.subjects();
  }

  @Override
  public boolean takes(RetailEvent event) {
    return index.takes().test(event);
  }

  @Override
  public void prepare() {
    create(index.index(), Resources.text(index.index() + ".json"));
    create(
        POSITIONS,
        "{\"settings\": {\"number_of_shards\": 1, \"number_of_replicas\": 0}, \"mappings\":"
            + " {\"properties\": {\"world\": {\"type\": \"keyword\"},"
            + " \"until\": {\"type\": \"date\"}}}}");
  }

  private void create(String name, String definition) {
    if (send("HEAD", "/" + name, "").statusCode() == 404) {
      HttpResponse<String> answer = send("PUT", "/" + name, definition);
      if (answer.statusCode() != 200 && !answer.body().contains("resource_already_exists")) {
        throw refused("create index " + name, answer);
      }
    }
  }

  @Override
  public Optional<Position> position() {
    HttpResponse<String> answer = send("GET", "/" + POSITIONS + "/_doc/" + name(), "");
    if (answer.statusCode() == 404) {
      return Optional.empty();
    }
    JsonNode source = json(succeeded("read the position", answer)).path("_source");
    return Optional.of(
        new Position(source.path("world").asText(), Instant.parse(source.path("until").asText())));
  }

  @Override
  public Written seed(World world, Simulation simulation, String worldName) {
    keep(worldName, simulation.time());
    return Written.none();
  }

  @Override
  public Written write(Window window) {
    Position reached = reached();
    StringBuilder bulk = new StringBuilder();
    long documents = 0;
    for (RetailEvent event : window.events()) {
      if (event.time().isBefore(reached.until())) {
        continue;
      }
      ObjectNode document = JSON.createObjectNode();
      String id = index.document().fill(event, document);
      bulk.append("{\"index\":{\"_id\":\"").append(id).append("\"}}\n");
      bulk.append(document).append('\n');
      documents++;
      if (bulk.length() > BULK_CHARS_MAX) {
        send(bulk);
      }
    }
    send(bulk);
    keep(reached.world(), window.until());
    return Written.of(index.index(), documents);
  }

  @Override
  public void close() {
    // The client keeps no state that a failure could spoil.
  }

  private void send(StringBuilder bulk) {
    if (bulk.isEmpty()) {
      return;
    }
    String body =
        succeeded("write documents", send("POST", "/" + index.index() + "/_bulk", bulk.toString()));
    JsonNode answer = json(body);
    if (answer.path("errors").asBoolean()) {
      for (JsonNode item : answer.path("items")) {
        JsonNode error = item.path("index").path("error");
        if (!error.isMissingNode()) {
          throw new MeshException(
              ErrorCode.UNAVAILABLE, "OpenSearch refused a document of " + name() + ": " + error);
        }
      }
    }
    bulk.setLength(0);
  }

  private void keep(String world, Instant until) {
    String body =
        JSON.createObjectNode().put("world", world).put("until", until.toString()).toString();
    succeeded("keep the position", send("PUT", "/" + POSITIONS + "/_doc/" + name(), body));
  }

  private HttpResponse<String> send(String method, String path, String body) {
    String login = "writer:" + variables.resolve("${file:opensearch/writer}");
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    variables.resolve("http://127.0.0.1:${env:MESH_OPENSEARCH_PORT}") + path))
            .timeout(ANSWER_MAX)
            .header("Content-Type", "application/json")
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new MeshException(
          ErrorCode.UNAVAILABLE,
          "OpenSearch does not answer for " + name() + ": " + e + "; see `mesh logs opensearch`",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeshException(ErrorCode.CANCELLED, "Interrupted while writing " + name(), e);
    }
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new MeshException(
          ErrorCode.UNAVAILABLE, "OpenSearch answered with something that is no JSON", e);
    }
  }

  private String succeeded(String what, HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2) {
      throw refused(what, answer);
    }
    return answer.body();
  }

  private MeshException refused(String what, HttpResponse<String> answer) {
    return new MeshException(
        ErrorCode.UNAVAILABLE,
        "OpenSearch did not %s for %s: status %d, %s"
            .formatted(
                what,
                name(),
                answer.statusCode(),
                answer.body().substring(0, Math.min(300, answer.body().length()))));
  }
}
