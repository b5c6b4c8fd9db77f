package io.omnimesh.server.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.omnimesh.catalog.access.Permission;
import io.omnimesh.server.http.Route;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * What this process measures of itself, in Prometheus' text format. {@code /metrics} needs a token
 * like everything else: the names of routes and their rates tell a stranger what a retailer does.
 */
public final class Metrics implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collector = new JvmGcMetrics();

  public Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collector.bindTo(registry);
  }

  /** Shows a number under a name. */
  public void gauge(String name, String description, IntSupplier value) {
    Gauge.builder(name, value, IntSupplier::getAsInt).description(description).register(registry);
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            "/metrics",
            Permission.METRICS_READ,
            exchange ->
                exchange.text("text/plain; version=0.0.4; charset=utf-8", registry.scrape())));
  }

  void request(Route route, int status, Duration took) {
    Timer.builder("mesh.http.requests")
        .description("Requests by route, method and status")
        .tag("method", route.method().name())
        .tag("route", route.path())
        .tag("status", Integer.toString(status))
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(1))
        .maximumExpectedValue(Duration.ofSeconds(30))
        .register(registry)
        .record(took);
  }

  @Override
  public void close() {
    collector.close();
    registry.close();
  }
}
