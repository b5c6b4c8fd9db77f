package io.omnimesh.server.page;

import io.omnimesh.server.http.Exchange;
import io.omnimesh.server.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The landing page and the API description: the same for everyone, without any data. */
public final class PageRoutes {
  private final byte[] landing = resource("landing.html");
  private final byte[] description = resource("openapi.yaml");

  public List<Route> routes() {
    return List.of(
        Route.open(
            "/",
            "says what this is and how to get a token; shows no data",
            exchange -> exchange.withTag("text/html; charset=utf-8", landing)),
        Route.open(
            "/api/v1/openapi.yaml",
            "the description is public, as the source code is",
            this::describe));
  }

  private void describe(Exchange exchange) {
    exchange.withTag("application/yaml; charset=utf-8", description);
  }

  private static byte[] resource(String name) {
    try (InputStream in = PageRoutes.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Resource " + name + " was not packaged");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("Resource " + name + " cannot be read", e);
    }
  }
}
