package io.omnimesh.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.omnimesh.catalog.access.Permission;
import io.omnimesh.catalog.state.PortId;
import io.omnimesh.catalog.state.SloChange;
import io.omnimesh.server.http.Access;
import io.omnimesh.server.http.Route;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Holds the server against {@code spec/openapi.yaml}, and the description against the server. */
@TestInstance(Lifecycle.PER_CLASS)
class OpenApiTest {
  private static final Path FILE = Path.of("../spec/openapi.yaml");
  private static final ObjectMapper JSON = new ObjectMapper();

  private ProductWorld world;
  private RunningServer server;
  private OpenAPI description;
  private JsonNode document;
  private int keys;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    SwaggerParseResult parsed =
        new OpenAPIV3Parser().readContents(Files.readString(FILE), null, null);
    assertThat(parsed.getMessages()).isEmpty();
    description = parsed.getOpenAPI();
    document = JSON.readTree(Json31.mapper().writeValueAsString(description));
    world = new ProductWorld(folder);
    server = world.server;
  }

  @AfterAll
  void stop() {
    world.close();
  }

  @Test
  void describesExactlyTheRoutesThatAreServed() {
    Map<String, String> described = new TreeMap<>();
    description
        .getPaths()
        .forEach((path, item) ->
            item.readOperationsMap()
                .forEach((method, operation) ->
                    described.put(method + " " + path, permission(operation))));
    Map<String, String> served = new TreeMap<>();
    server
        .server()
        .routes()
        .forEach(route ->
            served.put(
                route.method() + " " + route.path(),
                switch (route.access()) {
                  case Access.Open(var reason) -> "open";
                  case Access.Needs(Permission permission) -> permission.id();
                }));

    assertThat(described).isEqualTo(served);
  }

  @Test
  void everyAnswerHasADescribedStatusAndShape() throws Exception {
    check(Route.Method.GET, "/", "/", "");
    check(Route.Method.GET, "/health/live", "/health/live", "");
    check(Route.Method.GET, "/health/ready", "/health/ready", "");
    check(Route.Method.GET, "/metrics", "/metrics", "");
    check(Route.Method.GET, "/api/v1/openapi.yaml", "/api/v1/openapi.yaml", "");
    check(Route.Method.GET, "/api/v1/status", "/api/v1/status", "");
    check(Route.Method.GET, "/api/v1/domains", "/api/v1/domains", "");
    check(Route.Method.GET, "/api/v1/domains", "/api/v1/domains?limit=nine", "");
    check(Route.Method.GET, "/api/v1/domains/{name}", "/api/v1/domains/ecommerce", "");
    check(Route.Method.GET, "/api/v1/domains/{name}", "/api/v1/domains/none", "");
    check(Route.Method.GET, "/api/v1/sources", "/api/v1/sources", "");
    check(Route.Method.GET, "/api/v1/sources/{name}", "/api/v1/sources/stores_pos", "");
    check(Route.Method.GET, "/api/v1/sources/{name}", "/api/v1/sources/none", "");
    check(Route.Method.POST, "/api/v1/sources", "/api/v1/sources", "kind: Nonsense");
    check(Route.Method.DELETE, "/api/v1/sources/{name}", "/api/v1/sources/none", "");
    check(Route.Method.POST, "/api/v1/sources/{name}/test", "/api/v1/sources/none/test", "");
    check(Route.Method.GET, "/api/v1/queries", "/api/v1/queries", "");
    check(Route.Method.POST, "/api/v1/queries", "/api/v1/queries", "{}");
    String location =
        check(Route.Method.POST, "/api/v1/queries", "/api/v1/queries", "{\"sql\":\"select 1\"}")
            .headers()
            .firstValue("Location")
            .orElseThrow();
    check(Route.Method.GET, "/api/v1/queries/{id}", location, "");
    check(Route.Method.GET, "/api/v1/queries/{id}/rows", location + "/rows", "");
    check(Route.Method.GET, "/api/v1/queries/{id}/rows", location + "/rows?cursor=x", "");
    check(Route.Method.GET, "/api/v1/queries", "/api/v1/queries", "");
    check(Route.Method.DELETE, "/api/v1/queries/{id}", location, "");
    check(Route.Method.GET, "/api/v1/queries/{id}", location, "");
  }

  @Test
  void everyAnswerAboutProductsHasADescribedStatusAndShape() throws Exception {
    String products = "/api/v1/products";
    String product = products + "/{domain}/{product}";
    String port = product + "/ports/{port}/v{major}";
    String file = product + "/contracts/{file}";
    String sales = products + "/stores/pos_sales";
    String salesPort = sales + "/ports/pos_sales/v1";
    String chatPort = products + "/customer_service/chat_sentiment/ports/chat_sentiment/v1";
    check(Route.Method.GET, products, products, "");
    check(Route.Method.GET, product, sales, "");
    check(Route.Method.GET, "/api/v1/plan", "/api/v1/plan", "");
    check(Route.Method.POST, "/api/v1/plan/apply", "/api/v1/plan/apply", "");
    check(Route.Method.POST, "/api/v1/plan/apply", "/api/v1/plan/apply", "{\"products\":1}");
    String run =
        JSON.readTree(check(Route.Method.GET, "/api/v1/applies", "/api/v1/applies", "").body())
            .at("/items/0/id")
            .asText();
    check(Route.Method.GET, "/api/v1/applies/{id}", "/api/v1/applies/" + run, "");
    check(Route.Method.GET, "/api/v1/applies/{id}", "/api/v1/applies/0", "");
    check(Route.Method.POST, port + "/quality", salesPort + "/quality", "");
    check(Route.Method.POST, port + "/refresh", chatPort + "/refresh", "");
    check(Route.Method.POST, port + "/refresh", salesPort + "/refresh", "");
    world.store.slos().record(slo());
    check(Route.Method.GET, products, products, "");
    check(Route.Method.GET, product, sales, "");
    check(Route.Method.GET, product, products + "/stores/none", "");
    check(Route.Method.GET, port, salesPort, "");
    check(Route.Method.GET, port + "/contract", salesPort + "/contract", "");
    check(Route.Method.GET, port + "/versions", salesPort + "/versions", "");
    check(Route.Method.GET, port + "/versions/{version}", salesPort + "/versions/1.0.0", "");
    check(Route.Method.GET, port + "/diff", salesPort + "/diff", "");
    check(Route.Method.GET, port + "/diff", salesPort + "/diff?from=9.0.0", "");
    check(Route.Method.GET, port + "/quality", salesPort + "/quality", "");
    check(Route.Method.GET, port + "/slo", salesPort + "/slo", "");
    check(Route.Method.GET, port + "/refreshes", chatPort + "/refreshes", "");
    check(Route.Method.GET, file, sales + "/contracts/contract.yaml", "");
    check(Route.Method.PUT, file, sales + "/contracts/contract.yaml", "a: 1");
    check(Route.Method.PUT, file, sales + "/contracts/other.yaml", "a: 1");
    check(Route.Method.POST, "/api/v1/contracts/lint", "/api/v1/contracts/lint", "kind: 1");
    check(Route.Method.POST, "/api/v1/contracts/diff", "/api/v1/contracts/diff", "{}");
    String node = "/api/v1/lineage?node=mesh.stores.pos_sales_v1";
    check(Route.Method.GET, "/api/v1/lineage", node, "");
    check(Route.Method.GET, "/api/v1/lineage", node + ".sku", "");
    check(Route.Method.GET, "/api/v1/lineage", node + "&direction=sideways", "");
    check(Route.Method.GET, "/api/v1/lineage", "/api/v1/lineage?node=a.b.c", "");
    world.mesh.dropByHand("stores.pos_sales_v1");
    check(Route.Method.GET, "/api/v1/drift", "/api/v1/drift", "");
    check(Route.Method.GET, "/api/v1/slos", "/api/v1/slos", "");
  }

  private static SloChange slo() {
    return new SloChange(
        0,
        new PortId("stores", "pos_sales", "pos_sales", 1),
        "latency",
        SloChange.State.BREACHED,
        Instant.parse("2026-11-22T22:00:00Z"),
        OptionalDouble.of(90),
        OptionalDouble.of(60),
        Optional.of("s"),
        "the newest row is 90 s old");
  }

  @Test
  void servesTheDescriptionItIsHeldAgainst() throws Exception {
    assertThat(server.send(server.request("/api/v1/openapi.yaml")).body())
        .isEqualTo(Files.readString(FILE));
  }

  private HttpResponse<String> check(Route.Method method, String route, String path, String body)
      throws Exception {
    HttpRequest.BodyPublisher publisher =
        body.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    HttpResponse<String> answer =
        server.send(
            server
                .requestAs(server.ownerToken(), path)
                .header("Idempotency-Key", "key-" + ++keys)
                .header("If-Match", "*")
                .method(method.name(), publisher));
    String place = method + " " + path + " " + answer.statusCode() + " " + answer.body();
    JsonNode response =
        resolve(
            document
                .path("paths")
                .path(route)
                .path(method.name().toLowerCase(Locale.ROOT))
                .path("responses")
                .path(Integer.toString(answer.statusCode())));
    assertThat(response.isMissingNode()).as("no description of %s", place).isFalse();
    response
        .path("headers")
        .fieldNames()
        .forEachRemaining(
            header -> assertThat(answer.headers().firstValue(header)).as(place).isPresent());
    assertContent(response, answer, place);
    return answer;
  }

  private void assertContent(JsonNode response, HttpResponse<String> answer, String place)
      throws Exception {
    if (!response.has("content")) {
      assertThat(answer.body()).as(place).isEmpty();
      return;
    }
    String type = answer.headers().firstValue("Content-Type").orElse("none").replaceAll(";.*", "");
    JsonNode content = response.path("content").path(type);
    assertThat(content.isMissingNode()).as("content type %s of %s", type, place).isFalse();
    if (type.endsWith("json")) {
      assertThat(schema(content.path("schema")).validate(JSON.readTree(answer.body())))
          .as(place)
          .isEmpty();
    }
  }

  /** A schema of the description as a JSON schema of its own, with all that it may refer to. */
  private JsonSchema schema(JsonNode node) {
    var whole = JSON.createObjectNode();
    whole.setAll((ObjectNode) node);
    whole.set("components", document.get("components"));
    return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(whole);
  }

  private JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  private static String permission(Operation operation) {
    if (operation.getSecurity() != null && operation.getSecurity().isEmpty()) {
      return "open";
    }
    Map<String, Object> extensions = operation.getExtensions();
    return extensions == null ? "none" : String.valueOf(extensions.get("x-permission"));
  }
}
