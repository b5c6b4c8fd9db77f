package io.omnimesh.server.product;

import io.omnimesh.catalog.access.Permission;
import io.omnimesh.catalog.duty.DriftWatch;
import io.omnimesh.catalog.state.SloChange;
import io.omnimesh.server.http.Exchange;
import io.omnimesh.server.http.Page;
import io.omnimesh.server.http.Route;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is watched all the time: changes by hand, and promises of service. */
final class WatchRoutes {
  private final ProductParts parts;
  private final FreshDrift drift;

  WatchRoutes(ProductParts parts, FreshDrift drift) {
    this.parts = parts;
    this.drift = drift;
  }

  List<Route> routes() {
    return List.of(
        Route.get(Answers.ROOT + "/drift", Permission.PRODUCTS_READ, this::drift),
        Route.get(Answers.ROOT + "/slos", Permission.PRODUCTS_READ, this::slos));
  }

  private void drift(Exchange exchange) {
    var _ = parts.require();
    DriftWatch watch = drift.fresh();
    List<DriftWatch.Drift> sorted =
        watch.drift().stream().sorted(Comparator.comparing(WatchRoutes::key)).toList();
    Map<String, Object> body =
        Answers.body(Page.of(exchange, sorted, WatchRoutes::key), Views::drift);
    watch.lookedAt().ifPresent(at -> body.put("lookedAt", at.toString()));
    exchange.jsonWithTag(body);
  }

  private static String key(DriftWatch.Drift each) {
    return each.product() + " " + each.text();
  }

  private void slos(Exchange exchange) {
    List<SloChange> sorted =
        parts.state().slos().latest().stream()
            .sorted(Comparator.comparing(WatchRoutes::key))
            .toList();
    exchange.jsonWithTag(
        Answers.body(Page.of(exchange, sorted, WatchRoutes::key), WatchRoutes::slo));
  }

  private static String key(SloChange slo) {
    return slo.port().table() + " " + slo.property();
  }

  private static Map<String, Object> slo(SloChange slo) {
    Map<String, Object> view = new LinkedHashMap<>(Views.of(slo.port()));
    view.putAll(Views.slo(slo));
    return view;
  }
}
