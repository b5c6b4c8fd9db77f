package io.omnimesh.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnimesh.catalog.access.Permission;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class ApiTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private RunningServer server;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    server = new RunningServer(folder, ServerConfig.ofDefaults());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void listsTheDomainsPageByPage() throws Exception {
    List<String> all = names(get("/api/v1/domains"));
    JsonNode first = get("/api/v1/domains?limit=2");
    JsonNode rest = get("/api/v1/domains?cursor=" + first.get("nextCursor").asText());

    assertThat(all).contains("ecommerce", "stores").isSorted();
    assertThat(names(first)).isEqualTo(all.subList(0, 2));
    assertThat(names(rest)).isEqualTo(all.subList(2, all.size()));
    assertThat(rest.has("nextCursor")).isFalse();
  }

  @Test
  void answersNotModifiedToACallerWhoHasTheDomain() throws Exception {
    HttpResponse<String> first = server.getAs(server.ownerToken(), "/api/v1/domains/stores");
    String tag = first.headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again =
        server.send(
            server
                .requestAs(server.ownerToken(), "/api/v1/domains/stores")
                .header("If-None-Match", tag));

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void listsSourcesAlsoWhileTrinoDoesNotAnswer() throws Exception {
    JsonNode sources = get("/api/v1/sources?domain=stores");

    assertThat(sources.findValuesAsText("name")).contains("stores_pos", "stores_master");
    assertThat(sources.toString()).doesNotContain("password", "${");
  }

  @Test
  void tellsThatAQueryFailsBecauseTrinoDoesNotAnswer() throws Exception {
    HttpResponse<String> started =
        server.postAs(server.ownerToken(), "/api/v1/queries", "{\"sql\":\"select 1\"}");
    String location = started.headers().firstValue("Location").orElseThrow();

    assertThat(started.statusCode()).isEqualTo(202);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(get(location).get("state").asText()).isEqualTo("failed"));
    HttpResponse<String> rows = server.getAs(server.ownerToken(), location + "/rows");
    assertThat(rows.statusCode()).isEqualTo(503);
    assertThat(rows.body()).contains("does not answer");
  }

  @Test
  void showsAQueryToItsOwnerAlone() throws Exception {
    HttpResponse<String> started =
        server.postAs(server.ownerToken(), "/api/v1/queries", "{\"sql\":\"select 1\"}");
    String location = started.headers().firstValue("Location").orElseThrow();
    String stranger = server.token("eve", Permission.QUERY_RUN);

    assertThat(server.getAs(stranger, location).statusCode()).isEqualTo(404);
    assertThat(server.getAs(stranger, location + "/rows").statusCode()).isEqualTo(404);
    assertThat(server.send(server.requestAs(stranger, location).DELETE()).statusCode())
        .isEqualTo(404);
    assertThat(JSON.readTree(server.getAs(stranger, "/api/v1/queries").body()).get("items"))
        .isEmpty();
  }

  @Test
  void refusesRequestsThatAreWrong() throws Exception {
    assertRefused("{", "not JSON");
    assertRefused("[]", "JSON object");
    assertRefused("{}", "'sql' is missing");
    assertRefused("{\"sql\":\"select 1\",\"sq\":1}", "'sq' is not known");
    assertRefused("{\"sql\":\"select 1\",\"timeLimitSeconds\":0}", "timeLimitSeconds");
    assertRefused("{\"sql\":\"select ?\",\"parameters\":[1]}", "'value'");
    assertRefused(
        "{\"sql\":\"select ?\",\"parameters\":[{\"type\":\"int) --\",\"value\":\"1\"}]}",
        "not a type");
    assertThat(server.getAs(server.ownerToken(), "/api/v1/domains?limit=0").statusCode())
        .isEqualTo(400);
    assertThat(server.getAs(server.ownerToken(), "/api/v1/domains?cursor=%21").statusCode())
        .isEqualTo(400);
  }

  @Test
  void refusesABodyThatIsTooLarge() throws Exception {
    HttpResponse<String> answer =
        server.postAs(
            server.ownerToken(), "/api/v1/queries", "{\"sql\":\"" + "x".repeat(2_000_000) + "\"}");

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void takesTheRequestIdOfTheCallerOnlyWhereItIsHarmless() throws Exception {
    HttpResponse<String> taken =
        server.send(server.request("/api/v1/domains").header("X-Request-Id", "my-id.1"));
    HttpResponse<String> made =
        server.send(server.request("/api/v1/domains").header("X-Request-Id", "a b\"c"));

    assertThat(taken.headers().firstValue("X-Request-Id")).hasValue("my-id.1");
    assertThat(JSON.readTree(taken.body()).get("requestId").asText()).isEqualTo("my-id.1");
    assertThat(made.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f]{16}");
  }

  @Test
  void sendsSecurityHeadersWithEveryAnswer() throws Exception {
    HttpResponse<String> page = server.send(server.request("/"));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'");
    assertThat(page.headers().firstValue("Server")).isEmpty();
  }

  @Test
  void showsItsMetrics() throws Exception {
    get("/api/v1/status");

    assertThat(server.getAs(server.ownerToken(), "/metrics").body())
        .contains("mesh_http_requests_seconds_count", "route=\"/api/v1/status\"", "jvm_memory");
  }

  private static List<String> names(JsonNode page) {
    List<String> names = new ArrayList<>();
    page.get("items").forEach(item -> names.add(item.get("name").asText()));
    return names;
  }

  private void assertRefused(String body, String reason) throws Exception {
    HttpResponse<String> answer = server.postAs(server.ownerToken(), "/api/v1/queries", body);
    assertThat(answer.statusCode()).as(body).isEqualTo(400);
    assertThat(JSON.readTree(answer.body()).get("detail").asText()).contains(reason);
  }

  private JsonNode get(String path) throws Exception {
    HttpResponse<String> answer = server.getAs(server.ownerToken(), path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }
}
