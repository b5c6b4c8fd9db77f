package io.omnimesh.server.status;

import io.omnimesh.catalog.access.Permission;
import io.omnimesh.server.http.Exchange;
import io.omnimesh.server.http.Route;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code GET /api/v1/status}. */
public final class StatusRoutes {
  private final StatusWatch watch;
  private final InstantSource clock;

  public StatusRoutes(StatusWatch watch, InstantSource clock) {
    this.watch = watch;
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(Route.get("/api/v1/status", Permission.STATUS_READ, this::status));
  }

  private void status(Exchange exchange) {
    Optional<StatusWatch.Observed> newest = watch.newest();
    Map<String, Object> body = new LinkedHashMap<>();
    newest.ifPresent(observed -> {
      MeshState state = observed.state();
      body.put("profile", state.profile());
      body.put("startedAt", state.started().toString());
      body.put("stopping", state.stopping());
      body.put("observedAt", observed.at().toString());
      body.put("ageSeconds", Duration.between(observed.at(), clock.instant()).toMillis() / 1000.0);
    });
    body.put(
        "problems",
        newest
            .map(observed -> observed.state().problems())
            .orElse(List.of("No launcher answers; start the mesh with ./mesh up")));
    body.put(
        "parts",
        newest.map(observed -> observed.state().parts()).orElse(List.of()).stream()
            .map(StatusRoutes::view)
            .toList());
    exchange.json(200, body);
  }

  private static Map<String, Object> view(MeshState.Part part) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("name", part.name());
    view.put("description", part.description());
    view.put("state", part.state());
    view.put("ports", part.ports());
    part.ready().ifPresent(ready -> view.put("readyAt", ready.toString()));
    view.put("restarts", part.restarts());
    view.put("reason", part.reason());
    view.put("residentBytes", part.residentBytes());
    view.put("cpuPercent", part.cpuPercent());
    return view;
  }
}
