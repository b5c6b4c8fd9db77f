package io.omnimesh.simulator.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.omnimesh.simulator.door.file.TrafficDoor;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;

/**
 * Serves, on this machine alone, {@code /metrics}: door counters and how far each source is; and
 * {@code /health}: 200 once every source is in step or known to be in trouble, 503 before.
 */
final class Exporter implements AutoCloseable {
  private final List<DoorWorker> workers;
  private final Clock clock;
  private final HttpServer server;

  Exporter(int port, List<DoorWorker> workers, TrafficDoor traffic, Clock clock)
      throws IOException {
    this.workers = List.copyOf(workers);
    this.clock = clock;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/metrics", exchange -> answer(exchange, 200, traffic.exposition() + progress()));
    server.createContext("/health", exchange -> answer(exchange, ready() ? 200 : 503, health()));
    server.start();
  }

  boolean ready() {
    return workers.stream().allMatch(worker -> worker.inStep() || !worker.trouble().isEmpty());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private String progress() {
    StringBuilder text = new StringBuilder();
    text.append("# HELP mesh_door_lag_seconds How far a source is behind the wall clock.\n");
    text.append("# TYPE mesh_door_lag_seconds gauge\n");
    for (DoorWorker worker : workers) {
      if (!worker.reached().equals(Instant.MIN)) {
        double lag = Duration.between(worker.reached(), clock.instant()).toMillis() / 1000.0;
        text.append("mesh_door_lag_seconds{source=\"")
            .append(worker.name())
            .append("\"} ")
            .append(lag)
            .append('\n');
      }
    }
    text.append("# HELP mesh_door_rows_total Rows written since the start.\n");
    text.append("# TYPE mesh_door_rows_total counter\n");
    for (DoorWorker worker : workers) {
      worker
          .written()
          .rows()
          .forEach((table, rows) ->
              text.append(
                  "mesh_door_rows_total{source=\"%s\",table=\"%s\"} %d\n"
                      .formatted(worker.name(), table, rows)));
    }
    text.append("# HELP mesh_door_up Whether the newest write succeeded.\n");
    text.append("# TYPE mesh_door_up gauge\n");
    for (DoorWorker worker : workers) {
      text.append(
          "mesh_door_up{source=\"%s\"} %d\n"
              .formatted(worker.name(), worker.trouble().isEmpty() ? 1 : 0));
    }
    return text.toString();
  }

  private String health() {
    StringBuilder text = new StringBuilder();
    for (DoorWorker worker : workers) {
      String how =
          worker.trouble().isEmpty()
              ? worker.inStep() ? "in step" : "catching up from " + worker.reached()
              : "holds back: " + worker.trouble();
      text.append(worker.name()).append(": ").append(how).append('\n');
    }
    return text.toString();
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
