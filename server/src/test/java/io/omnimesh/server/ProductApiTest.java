package io.omnimesh.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnimesh.catalog.access.Permission;
import io.omnimesh.catalog.apply.ApplyListener;
import io.omnimesh.catalog.apply.ApplyReport;
import io.omnimesh.catalog.state.PortId;
import io.omnimesh.catalog.state.SloChange;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What runs of products and how good it is, over a mesh whose products are all applied. */
@TestInstance(Lifecycle.PER_CLASS)
class ProductApiTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SALES = "/api/v1/products/stores/pos_sales";
  private static final String SALES_V1 = SALES + "/ports/pos_sales/v1";
  private static final String CHATS_V1 =
      "/api/v1/products/customer_service/chat_sentiment/ports/chat_sentiment/v1";

  private ProductWorld world;
  private RunningServer server;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    world = new ProductWorld(folder);
    server = world.server;
    ApplyReport report = world.control.apply(Set.of(), "a test", ApplyListener.SILENT);
    assertThat(report.failed()).isEmpty();
  }

  @AfterAll
  void stop() {
    world.close();
  }

  @Test
  void listsProductsWithTheirPortsPageByPage() throws Exception {
    List<String> all = names(get("/api/v1/products"));
    JsonNode first = get("/api/v1/products?limit=2&domain=stores&status=active");
    JsonNode rest =
        get("/api/v1/products?domain=stores&cursor=" + first.get("nextCursor").asText());

    assertThat(all).contains("stores/pos_sales", "omnichannel/unified_sales").isSorted();
    assertThat(names(first)).hasSize(2).allMatch(name -> name.startsWith("stores/"));
    assertThat(names(rest)).doesNotContainAnyElementsOf(names(first)).isNotEmpty();
    assertThat(names(get("/api/v1/products?status=retired"))).isEmpty();
    assertThat(server.getAs(server.ownerToken(), "/api/v1/products?status=old").statusCode())
        .isEqualTo(400);
  }

  @Test
  void tellsOfAProductWhatIsServedAndWhatItsFilesSay() throws Exception {
    JsonNode product = get(SALES);

    assertThat(product.get("status").asText()).isEqualTo("active");
    assertThat(product.get("contracts").toString()).isEqualTo("[\"contract.yaml\"]");
    JsonNode port = product.get("ports").get(0);
    assertThat(port.get("table").asText()).isEqualTo("mesh.stores.pos_sales_v1");
    assertThat(port.get("kind").asText()).isEqualTo("view");
    assertThat(port.get("version").asText()).isEqualTo("1.0.0");
    assertThat(port.get("files").get("contract").asText())
        .isEqualTo("domains/stores/products/pos_sales/contract.yaml");
    assertThat(server.getAs(server.ownerToken(), "/api/v1/products/stores/none").statusCode())
        .isEqualTo(404);
  }

  @Test
  void namesTheProductsThatReadAPort() throws Exception {
    assertThat(get(SALES_V1).get("consumers").findValuesAsText("name"))
        .contains("omnichannel/unified_sales");
  }

  @Test
  void servesTheContractThatWasAppliedByteByByteOrAsJson() throws Exception {
    String file = Files.readString(world.product("stores/pos_sales").resolve("contract.yaml"));
    HttpResponse<String> yaml =
        send(request(SALES_V1 + "/contract").header("Accept", "application/yaml"));
    JsonNode json = get(SALES_V1 + "/contract");
    String tag = yaml.headers().firstValue("ETag").orElseThrow();

    assertThat(yaml.body()).isEqualTo(file);
    assertThat(tag).isEqualTo('"' + sha256(file) + '"');
    assertThat(json.get("id").asText()).isEqualTo("stores-pos_sales-v1");
    HttpResponse<String> again =
        send(
            request(SALES_V1 + "/contract")
                .header("Accept", "application/yaml")
                .header("If-None-Match", tag));
    assertThat(again.statusCode()).isEqualTo(304);
  }

  @Test
  void everyAppliedVersionStaysReadable() throws Exception {
    JsonNode versions = get(SALES_V1 + "/versions");

    assertThat(versions.get("items").get(0).get("version").asText()).isEqualTo("1.0.0");
    assertThat(get(SALES_V1 + "/versions/1.0.0").get("version").asText()).isEqualTo("1.0.0");
    assertRefused(request(SALES_V1 + "/versions/7.0.0"), 404, "never applied");
    assertRefused(request(SALES + "/ports/pos_sales/v9/versions"), 404, "never served");
    assertRefused(request(SALES + "/ports/pos_sales/vx"), 400, "'vx' is no major");
    assertRefused(request(SALES + "/ports/POS%20SALES/v1"), 400, "no plain SQL name");
  }

  @Test
  void aRunOfTheChecksIsKeptAndItsRowsAreShownToOwnersAlone() throws Exception {
    JsonNode report = post(SALES_V1 + "/quality", "check-1", "");
    String reader = server.token("rita", Permission.PRODUCTS_READ);
    HttpResponse<String> read = server.getAs(reader, SALES_V1 + "/quality");
    JsonNode owned = get(SALES_V1 + "/quality").get("items").get(0);

    assertThat(report.get("good").asBoolean()).isFalse();
    assertThat(report.get("results").get(0).get("rule").asText()).isEqualTo("sku_required");
    assertThat(owned.get("by").asText()).startsWith("owner (request ");
    assertThat(owned.toString()).contains("b-17");
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.body()).contains("3 rows break it").doesNotContain("b-17");
  }

  @Test
  void aRequestThatIsSentTwiceIsDoneOnce() throws Exception {
    JsonNode first = post(CHATS_V1 + "/refresh", "refresh-1", "");
    int runs = get(CHATS_V1 + "/refreshes").get("items").size();
    JsonNode second = post(CHATS_V1 + "/refresh", "refresh-1", "");

    assertThat(first.get("state").asText()).isEqualTo("published");
    assertThat(first.get("rows").asInt()).isEqualTo(42);
    assertThat(second).isEqualTo(first);
    assertThat(get(CHATS_V1 + "/refreshes").get("items")).hasSize(runs);
    assertRefused(
        request(SALES_V1 + "/quality").header("Idempotency-Key", "refresh-1").POST(body("")),
        409,
        "another request");
    assertRefused(request(CHATS_V1 + "/refresh").POST(body("")), 400, "Idempotency-Key");
  }

  @Test
  void theKeysOfTwoCallersAreNotTheSame() throws Exception {
    JsonNode _ = post(CHATS_V1 + "/refresh", "shared", "");
    int runs = get(CHATS_V1 + "/refreshes").get("items").size();
    String other = server.token("olga", Permission.PRODUCTS_WRITE);
    HttpResponse<String> answer =
        send(
            server
                .requestAs(other, CHATS_V1 + "/refresh")
                .header("Idempotency-Key", "shared")
                .POST(body("")));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(get(CHATS_V1 + "/refreshes").get("items")).hasSize(runs + 1);
  }

  @Test
  void whatTakesLongIsFollowedWithTheSameKey() throws Exception {
    int permits = world.checksMayEnd.drainPermits();
    HttpRequest.Builder request =
        request(CHATS_V1 + "/quality").header("Idempotency-Key", "slow").POST(body(""));
    HttpResponse<String> running = send(request);
    world.checksMayEnd.release(permits);
    HttpResponse<String> done = send(request);

    assertThat(running.statusCode()).isEqualTo(202);
    assertThat(running.headers().firstValue("Location")).hasValue(CHATS_V1 + "/quality");
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(get(CHATS_V1 + "/quality").get("items")).hasSize(1);
  }

  @Test
  void onlyTablesAreRefreshed() throws Exception {
    assertRefused(
        request(SALES_V1 + "/refresh").header("Idempotency-Key", "k").POST(body("")),
        400,
        "is a view");
  }

  @Test
  void followsAColumnToItsSourcesAndToWhatIsMadeOfIt() throws Exception {
    JsonNode up =
        get("/api/v1/lineage?node=mesh.omnichannel.unified_sales_v1.sku&direction=upstream");
    JsonNode down = get("/api/v1/lineage?node=mesh.stores.pos_sales_v1.sku&direction=downstream");
    JsonNode tables = get("/api/v1/lineage?node=mesh.omnichannel.unified_sales&depth=1");

    assertThat(up.get("nodes").findValuesAsText("name"))
        .contains(
            "mesh.stores.pos_sales_v1.sku",
            "mesh.ecommerce.order_lines_v1.sku",
            "stores_pos.stores_pos.basket_lines.sku");
    assertThat(up.get("edges").toString()).contains("identity");
    assertThat(down.get("nodes").findValuesAsText("product")).contains("omnichannel/unified_sales");
    assertThat(tables.get("nodes").findValuesAsText("name"))
        .contains("mesh.stores.pos_sales_v1")
        .doesNotContain("stores_pos.stores_pos.basket_lines");
    assertRefused(request("/api/v1/lineage?node=sku"), 400, "full name");
    assertRefused(request("/api/v1/lineage?node=mesh.stores.none"), 404, "No product");
  }

  @Test
  void tellsHowMuchOfAnErrorBudgetIsLeft() throws Exception {
    Instant now = Instant.now();
    world.store.slos().record(slo(SloChange.State.BREACHED, now.minus(Duration.ofMinutes(30))));
    world.store.slos().record(slo(SloChange.State.MET, now.minus(Duration.ofMinutes(20))));

    JsonNode slo = get(SALES_V1 + "/slo");

    assertThat(slo.get("states").get(0).get("state").asText()).isEqualTo("met");
    JsonNode budget = slo.get("states").get(0).get("budget");
    assertThat(budget.get("breachedSeconds").asInt()).isBetween(599, 601);
    assertThat(budget.get("allowedSeconds").asInt()).isEqualTo(2592);
    assertThat(slo.get("items")).hasSize(2);
    assertThat(get(SALES_V1 + "/slo?limit=1").get("nextCursor").asText()).isNotEmpty();
    assertThat(get("/api/v1/slos").get("items").findValuesAsText("table"))
        .containsExactly("mesh.stores.pos_sales_v1");
  }

  private static SloChange slo(SloChange.State state, Instant at) {
    return new SloChange(
        0,
        new PortId("stores", "pos_sales", "pos_sales", 1),
        "latency",
        state,
        at,
        OptionalDouble.of(90),
        OptionalDouble.of(60),
        Optional.of("s"),
        "a test");
  }

  @Test
  void checksAndComparesTextsThatAreSent() throws Exception {
    String good = Files.readString(world.product("stores/pos_sales").resolve("contract.yaml"));
    String broken = good.replace("        name: basket_id\n", "        nam: basket_id\n");
    HttpResponse<String> lint = send(request("/api/v1/contracts/lint").POST(body(broken)));
    String pair =
        JSON.createObjectNode()
            .put("before", good)
            .put("after", good.replace("basket_id", "receipt_id"))
            .toString();
    HttpResponse<String> diff = send(request("/api/v1/contracts/diff").POST(body(pair)));

    assertThat(JSON.readTree(lint.body()).get("good").asBoolean()).isFalse();
    assertThat(JSON.readTree(lint.body()).get("findings").get(0).get("line").asInt()).isPositive();
    assertThat(diff.statusCode()).as(diff.body()).isEqualTo(200);
    assertThat(JSON.readTree(diff.body()).get("readers").asText()).isEqualTo("breaks");
    assertThat(JSON.readTree(diff.body()).get("requiredVersion").asText()).isEqualTo("2.0.0");
    assertRefused(
        request("/api/v1/contracts/diff").POST(body("{\"before\":\"a: 1\"}")), 400, "before");
  }

  @Test
  void answersThatTheControlPlaneIsNotThereYet(@TempDir Path folder) throws Exception {
    try (RunningServer early = new RunningServer(folder, ServerConfig.ofDefaults())) {
      HttpResponse<String> answer = early.getAs(early.ownerToken(), "/api/v1/products");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("does not answer yet");
    }
  }

  private static List<String> names(JsonNode page) {
    List<String> names = new ArrayList<>();
    page.get("items").forEach(item -> names.add(item.get("name").asText()));
    return names;
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private void assertRefused(HttpRequest.Builder request, int status, String reason)
      throws Exception {
    HttpResponse<String> answer = send(request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(JSON.readTree(answer.body()).get("detail").asText()).contains(reason);
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

  private JsonNode post(String path, String key, String body) throws Exception {
    HttpResponse<String> answer =
        send(request(path).header("Idempotency-Key", key).POST(body(body)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }
}
