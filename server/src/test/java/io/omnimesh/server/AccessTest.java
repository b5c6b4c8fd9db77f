package io.omnimesh.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.catalog.access.Permission;
import io.omnimesh.server.http.Access;
import io.omnimesh.server.http.ApiServer.RateLimit;
import io.omnimesh.server.http.Route;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class AccessTest {
  /** Whatever stands here has been argued for; everything else needs a token. */
  private static final List<String> OPEN =
      List.of("/", "/api/v1/openapi.yaml", "/health/live", "/health/ready");

  private RunningServer server;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    server =
        new RunningServer(
            folder, ServerConfig.ofDefaults().withCallers(new RateLimit(10_000, 10_000)));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void onlyTheKnownRoutesAreOpen() {
    assertThat(server.server().routes())
        .filteredOn(route -> route.access() instanceof Access.Open)
        .extracting(Route::path)
        .containsExactlyInAnyOrderElementsOf(OPEN);
  }

  @Test
  void everyOtherRouteRefusesARequestWithoutAToken() throws Exception {
    for (Route route : guarded()) {
      HttpResponse<String> answer =
          server.send(server.request(path(route)).method(route.method().name(), body(route)));

      assertThat(answer.statusCode()).as("%s %s", route.method(), route.path()).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    }
  }

  @Test
  void everyOtherRouteRefusesATokenWithAllPermissionsButItsOwn() throws Exception {
    for (Route route : guarded()) {
      Permission needed = ((Access.Needs) route.access()).permission();
      Permission[] others =
          Arrays.stream(Permission.values())
              .filter(permission -> permission != needed)
              .toArray(Permission[]::new);

      HttpResponse<String> answer =
          server.send(
              server
                  .requestAs(server.token("anna", others), path(route))
                  .method(route.method().name(), body(route)));

      assertThat(answer.statusCode()).as("%s %s", route.method(), route.path()).isEqualTo(403);
      assertThat(answer.body()).contains(needed.id());
    }
  }

  @Test
  void refusesATokenThatWasChanged() throws Exception {
    String token = server.ownerToken();
    String forged = token.substring(0, token.length() - 4) + "AAAA";

    assertThat(server.getAs(forged, "/api/v1/domains").statusCode()).isEqualTo(401);
  }

  @Test
  void answersUnknownPathsAndMethodsAsProblems() throws Exception {
    HttpResponse<String> unknown = server.getAs(server.ownerToken(), "/api/v1/nothing");
    HttpResponse<String> method = server.postAs(server.ownerToken(), "/api/v1/domains", "{}");

    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(method.statusCode()).isEqualTo(405);
    assertThat(List.of(unknown, method))
        .allSatisfy(answer ->
            assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json"));
  }

  private List<Route> guarded() {
    return server.server().routes().stream()
        .filter(route -> route.access() instanceof Access.Needs)
        .toList();
  }

  private static String path(Route route) {
    return route.path().replaceAll("\\{[^}]+}", "x");
  }

  private static HttpRequest.BodyPublisher body(Route route) {
    return route.method() == Route.Method.POST
        ? HttpRequest.BodyPublishers.ofString("{}")
        : HttpRequest.BodyPublishers.noBody();
  }
}
