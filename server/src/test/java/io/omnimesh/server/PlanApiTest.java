package io.omnimesh.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnimesh.catalog.apply.ApplyListener;
import io.omnimesh.catalog.apply.ApplyReport;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans, applies, and edits of contracts from afar. */
class PlanApiTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String FILE = "/api/v1/products/stores/pos_sales/contracts/contract.yaml";

  private ProductWorld world;
  private RunningServer server;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    world = new ProductWorld(folder);
    server = world.server;
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void appliesThePlanThatWasReadAndNoOther() throws Exception {
    HttpResponse<String> plan = send(request("/api/v1/plan?products=stores/pos_sales"));
    String tag = plan.headers().firstValue("ETag").orElseThrow();
    String only = "{\"products\":[\"stores/pos_sales\"]}";

    HttpResponse<String> other = apply("key-1", "\"another\"", only);
    HttpResponse<String> applied = apply("key-2", tag, only);
    HttpResponse<String> late = apply("key-3", tag, only);

    assertThat(JSON.readTree(plan.body()).get("steps").asInt()).isPositive();
    assertThat(other.statusCode()).as(other.body()).isEqualTo(412);
    assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
    assertThat(JSON.readTree(applied.body()).get("applied").toString())
        .isEqualTo("[\"stores/pos_sales\"]");
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(get("/api/v1/plan?products=stores/pos_sales").get("steps").asInt()).isZero();
    JsonNode journal = get("/api/v1/applies");
    assertThat(journal.get("items")).hasSize(1);
    JsonNode run = get("/api/v1/applies/" + JSON.readTree(applied.body()).get("run").asLong());
    assertThat(run.get("state").asText()).isEqualTo("done");
    assertThat(run.get("by").asText()).startsWith("owner (request ");
    assertThat(run.get("steps").findValuesAsText("state")).containsOnly("done");
    assertThat(run.get("plan").get("products").get(0).get("product").asText())
        .isEqualTo("stores/pos_sales");
  }

  @Test
  void anApplyThatIsSentAgainIsTheSameApply() throws Exception {
    HttpResponse<String> first = apply("once", "*", "");
    HttpResponse<String> second = apply("once", "*", "");

    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(get("/api/v1/applies").get("items")).hasSize(1);
  }

  @Test
  void refusesBodiesAndNamesThatItDoesNotKnow() throws Exception {
    assertThat(apply("a", "*", "{\"product\":[\"stores/pos_sales\"]}").statusCode()).isEqualTo(400);
    assertThat(apply("b", "*", "{\"products\":[]}").statusCode()).isEqualTo(400);
    assertThat(apply("c", "*", "{\"products\":[\"stores/none\"]}").statusCode()).isEqualTo(404);
    assertThat(apply("d", "*", "{\"products\":[\"../..\"]}").statusCode()).isEqualTo(400);
    assertThat(send(request("/api/v1/plan?products=stores/none")).statusCode()).isEqualTo(404);
    assertThat(send(request("/api/v1/applies/seven")).statusCode()).isEqualTo(404);
  }

  @Test
  void editsAContractOnlyFromTheStateThatWasRead() throws Exception {
    HttpResponse<String> read = send(request(FILE));
    String tag = read.headers().firstValue("ETag").orElseThrow();
    String edited = read.body().replace("name: Till sales", "name: Sales at tills");

    HttpResponse<String> blind = send(request(FILE).PUT(body(edited)));
    HttpResponse<String> good = put(FILE, tag, edited);
    HttpResponse<String> stale = put(FILE, tag, read.body());

    assertThat(blind.statusCode()).isEqualTo(428);
    assertThat(good.statusCode()).as(good.body()).isEqualTo(200);
    assertThat(stale.statusCode()).isEqualTo(412);
    HttpResponse<String> now = send(request(FILE));
    assertThat(now.body()).isEqualTo(edited);
    assertThat(now.headers().firstValue("ETag")).isEqualTo(good.headers().firstValue("ETag"));
  }

  @Test
  void keepsTheFileWhereTheNewTextHasErrors() throws Exception {
    String before = contract();

    HttpResponse<String> answer =
        put(FILE, "*", before.replace("kind: DataContract", "kind: DataContrac"));

    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode finding = JSON.readTree(answer.body()).get("findings").get(0);
    assertThat(finding.get("severity").asText()).isEqualTo("error");
    assertThat(finding.get("line").asInt()).isPositive();
    assertThat(contract()).isEqualTo(before);
  }

  @Test
  void writesNothingButContractsThatAreThere() throws Exception {
    Path product = world.product("stores/pos_sales");
    Path outside = Files.writeString(world.domains.resolve("outside.yaml"), "a: 1\n");
    Files.createSymbolicLink(product.resolve("linked.contract.yaml"), outside);
    Files.createDirectory(product.resolve("v7"));
    Files.createSymbolicLink(product.resolve("v8"), world.product("stores/foot_traffic"));
    String folder = "/api/v1/products/stores/pos_sales/contracts/";
    String text = contract();

    for (String path :
        new String[] {
          "product.yaml",
          "transform.sql",
          "new.contract.yaml",
          "linked.contract.yaml",
          "v7/contract.yaml",
          "v8/contract.yaml",
          "..%2Ffoot_traffic%2Fcontract.yaml",
          "%2e%2e/foot_traffic/contract.yaml",
          "v1%2F..%2Fcontract.yaml",
          "contract.yaml%00",
          ".%2Fcontract.yaml"
        }) {
      assertThat(put(folder + path, "*", text).statusCode()).as(path).isIn(400, 404, 405);
    }
    assertThat(
            put("/api/v1/products/..%2f../pos_sales/contracts/contract.yaml", "*", text)
                .statusCode())
        .isIn(400, 404);
    assertThat(outside).hasContent("a: 1\n");
    assertThat(product.resolve("v7")).isEmptyDirectory();
    assertThat(Files.readString(world.product("stores/foot_traffic").resolve("contract.yaml")))
        .contains("stores-foot_traffic-v1");
  }

  @Test
  void writesTheContractOfAnOlderMajor() throws Exception {
    Path older = Files.createDirectory(world.product("stores/pos_sales").resolve("v1"));
    Files.writeString(older.resolve("contract.yaml"), contract());

    HttpResponse<String> answer =
        put(
            "/api/v1/products/stores/pos_sales/contracts/v1/contract.yaml",
            "*",
            contract().replace("name: Till sales", "name: Older till sales"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(older.resolve("contract.yaml")).content().contains("Older till sales");
    assertThat(contract()).doesNotContain("Older");
  }

  @Test
  void aChangeThatBreaksReadersIsShownAndRefused() throws Exception {
    ApplyReport _ = world.control.apply(Set.of(), "a test", ApplyListener.SILENT);
    String broken = contract().replace("basket_id", "receipt_id");
    assertThat(put(FILE, "*", broken).statusCode()).isEqualTo(200);

    JsonNode diff = get("/api/v1/products/stores/pos_sales/ports/pos_sales/v1/diff?to=files");
    JsonNode plan = get("/api/v1/plan");
    HttpResponse<String> applied = apply("broken", "*", "");

    assertThat(diff.get("readers").asText()).isEqualTo("breaks");
    assertThat(diff.get("refusal").asText()).contains("2.0.0");
    assertThat(diff.get("consumers").findValuesAsText("name"))
        .contains("omnichannel/unified_sales");
    assertThat(plan.get("refusals").asInt()).isPositive();
    assertThat(applied.statusCode()).isEqualTo(409);
    assertThat(applied.body()).contains("Nothing was applied", "unified_sales");
  }

  @Test
  void looksForChangesByHandWhereNobodyHasLookedLately() throws Exception {
    ApplyReport _ = world.control.apply(Set.of(), "a test", ApplyListener.SILENT);
    world.mesh.dropByHand("supply_chain.shipments_v1");

    JsonNode drift = get("/api/v1/drift");

    assertThat(drift.get("items").findValuesAsText("text"))
        .anyMatch(text -> text.contains("mesh.supply_chain.shipments_v1 is gone"));
    assertThat(drift.get("lookedAt").asText()).isNotEmpty();
    assertThat(get("/api/v1/products/supply_chain/shipments").get("drift").toString())
        .contains("is gone");
  }

  @Test
  void keepsEveryVersionThatWasApplied() throws Exception {
    ApplyReport _ = world.control.apply(Set.of(), "a test", ApplyListener.SILENT);
    String port = "/api/v1/products/stores/pos_sales/ports/pos_sales/v1";
    String next =
        contract()
            .replace("version: 1.0.0", "version: 1.1.0")
            .replace("purpose: To count what", "purpose: To count precisely what");
    assertThat(put(FILE, "*", next).statusCode()).isEqualTo(200);
    Path product = world.product("stores/pos_sales").resolve("product.yaml");
    Files.writeString(
        product,
        Files.readString(product)
            .replace("name: pos_sales\n    version: 1.0.0", "name: pos_sales\n    version: 1.1.0"));

    HttpResponse<String> applied = apply("next", "*", "{\"products\":[\"stores/pos_sales\"]}");

    assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
    assertThat(get(port + "/versions").findValuesAsText("version"))
        .containsExactly("1.1.0", "1.0.0");
    JsonNode diff = get(port + "/diff?from=1.0.0&to=1.1.0");
    assertThat(diff.get("readers").asText()).isEqualTo("safe");
    assertThat(diff.get("changes").findValuesAsText("kind")).contains("description-changed");
    assertThat(get(port + "/versions?limit=1").get("nextCursor").asText()).isNotEmpty();
  }

  private String contract() throws Exception {
    return Files.readString(world.product("stores/pos_sales").resolve("contract.yaml"));
  }

  private HttpResponse<String> apply(String key, String condition, String body) throws Exception {
    return send(
        request("/api/v1/plan/apply")
            .header("Idempotency-Key", key)
            .header("If-Match", condition)
            .POST(body(body)));
  }

  private HttpResponse<String> put(String path, String condition, String text) throws Exception {
    return send(request(path).header("If-Match", condition).PUT(body(text)));
  }

  private static HttpRequest.BodyPublisher body(String text) {
    return HttpRequest.BodyPublishers.ofString(text);
  }

  private HttpRequest.Builder request(String path) {
    return server.requestAs(server.ownerToken(), path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return server.send(request);
  }

  private JsonNode get(String path) throws Exception {
    HttpResponse<String> answer = send(request(path));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }
}
