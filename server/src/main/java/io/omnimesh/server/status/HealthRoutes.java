package io.omnimesh.server.status;

import io.omnimesh.server.http.Exchange;
import io.omnimesh.server.http.Route;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * {@code /health/live} and {@code /health/ready}: one word each, for whoever watches the process.
 */
public final class HealthRoutes {
  private static final String OPEN = "tells one word about this process; a watcher has no token";

  private final BooleanSupplier draining;

  public HealthRoutes(BooleanSupplier draining) {
    this.draining = draining;
  }

  public List<Route> routes() {
    return List.of(
        Route.open("/health/live", OPEN, exchange -> exchange.json(200, state("live"))),
        Route.open("/health/ready", OPEN, this::ready));
  }

  /**
   * Ready means that this process takes work. A Trino or source that is down does not make it
   * unready: the routes that do not need it go on, and the status says what is down.
   */
  private void ready(Exchange exchange) {
    if (draining.getAsBoolean()) {
      exchange.json(503, state("draining"));
    } else {
      exchange.json(200, state("ready"));
    }
  }

  private static Map<String, String> state(String state) {
    return Map.of("state", state);
  }
}
