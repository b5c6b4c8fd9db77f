package io.omnimesh.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnimesh.it.mesh.RunningMesh;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueryApiTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final RunningMesh mesh = RunningMesh.shared();
  private final HttpClient http = HttpClient.newHttpClient();
  private final String owner = mesh.variables().resolve("${file:owner/token}");

  @Test
  void readsAllRowsPageByPageEachOnce() throws Exception {
    String query = start("select c_customer_sk from tpcds.tiny.customer", owner);
    Set<Long> seen = new HashSet<>();
    int rows = 0;
    String next = "r0";
    while (!next.isEmpty()) {
      JsonNode page = get(query + "/rows?limit=137&cursor=" + next);
      for (JsonNode row : page.get("rows")) {
        seen.add(row.get(0).asLong());
        rows++;
      }
      next = page.path("nextCursor").asText("");
    }

    assertThat(rows).isEqualTo(1000);
    assertThat(seen).hasSize(1000);
  }

  @Test
  void runsTheQueryAsItsCallerWhomTrinoRefusesWithoutAGrant() throws Exception {
    String anna = mesh.mesh("token", "--subject", "anna", "--permissions", "query:run").stdout();
    String query = start("select current_user", anna.strip());

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() ->
            assertThat(send(request(query + "/rows", anna.strip())).body())
                .contains("PERMISSION_DENIED"));
    assertThat(send(request(query, owner)).statusCode()).isEqualTo(404);
  }

  @Test
  void aCancelledQueryEndsInTrinoToo() throws Exception {
    String query = start("select count(*) from tpcds.sf1000.store_sales", owner);
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(get(query).has("engineId")).isTrue());
    String engineId = get(query).get("engineId").asText();

    assertThat(send(request(query, owner).DELETE()).statusCode()).isEqualTo(204);

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() ->
            assertThat(
                    mesh.mesh(
                            "query",
                            "-o",
                            "csv",
                            "-p",
                            "id=" + engineId,
                            "select state from system.runtime.queries where query_id = :id")
                        .stdout())
                .contains("FAILED"));
  }

  @Test
  void tellsWhereTheSqlIsWrong() throws Exception {
    String query = start("selec 1", owner);

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> {
          HttpResponse<String> rows = send(request(query + "/rows", owner));
          assertThat(rows.statusCode()).isEqualTo(400);
          assertThat(JSON.readTree(rows.body()).get("detail").asText()).contains("line 1:1");
        });
  }

  @Test
  void showsThePartsOfTheMesh() throws Exception {
    JsonNode status = get("/api/v1/status");

    assertThat(status.get("parts").findValuesAsText("name")).contains("trino", "server");
    assertThat(status.get("ageSeconds").asDouble()).isLessThan(10);
  }

  private String start(String sql, String token) throws Exception {
    HttpResponse<String> started =
        send(
            request("/api/v1/queries", token)
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        JSON.createObjectNode().put("sql", sql).toString())));
    assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
    return started.headers().firstValue("Location").orElseThrow();
  }

  private JsonNode get(String path) throws Exception {
    HttpResponse<String> answer = send(request(path, owner));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private HttpRequest.Builder request(String path, String token) {
    String port = mesh.variables().resolve("${env:MESH_SERVER_PORT}");
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
