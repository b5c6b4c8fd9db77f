package io.omnimesh.cli.launch;

import io.omnimesh.catalog.domain.DomainFiles;
import io.omnimesh.catalog.source.Source;
import io.omnimesh.cli.home.Installation;
import io.omnimesh.embedded.supervise.MeshStatus;
import io.omnimesh.embedded.supervise.PartState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How old the newest data of each part is: what the simulator, which writes it, tells of each
 * source; of several sources in a part, the one that is furthest behind counts.
 */
final class DataAges {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Pattern LAG =
      Pattern.compile("^mesh_door_lag_seconds\\{source=\"([^\"]+)\"} (\\S+)$", Pattern.MULTILINE);

  private DataAges() {}

  /** Ages by part; parts whose data nobody writes are absent. */
  static Map<String, Duration> of(Installation installation, MeshStatus status)
      throws InterruptedException {
    Map<String, Duration> ages = new TreeMap<>();
    Optional<String> metrics = metrics(status);
    if (metrics.isEmpty()) {
      return ages;
    }
    Map<String, Duration> lags = lags(metrics.get());
    for (Source source : new DomainFiles(installation.domains()).check().domains().sources()) {
      Duration lag = lags.get(source.name());
      if (lag != null) {
        source.parts().forEach(part -> ages.merge(part, lag, DataAges::longer));
      }
    }
    return ages;
  }

  /** Ages by source, as an exposition in the format of Prometheus tells them. */
  static Map<String, Duration> lags(String exposition) {
    Map<String, Duration> lags = new HashMap<>();
    Matcher line = LAG.matcher(exposition);
    while (line.find()) {
      long millis = Math.round(1_000 * Double.parseDouble(line.group(2)));
      lags.put(line.group(1), Duration.ofMillis(Math.max(0, millis)));
    }
    return lags;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Optional<String> metrics(MeshStatus status) throws InterruptedException {
    Integer port =
        status
            .part("simulator")
            .filter(part -> part.state() == PartState.READY)
            .map(part -> part.ports().get("metrics"))
            .orElse(null);
    if (port == null) {
      return Optional.empty();
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
            .timeout(PATIENCE)
            .build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
    } catch (IOException away) {
      // The simulator may just be ending; a status without ages is better than none.
      return Optional.empty();
    }
  }
}
