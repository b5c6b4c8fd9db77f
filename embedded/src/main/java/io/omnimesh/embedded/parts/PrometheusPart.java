package io.omnimesh.embedded.parts;

import io.omnimesh.embedded.part.Launch;
import io.omnimesh.embedded.part.Part;
import io.omnimesh.embedded.part.PartContext;
import io.omnimesh.embedded.part.Port;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * Prometheus: the door counters of the stores, scraped from the simulator.
 *
 * <p>History is loaded while it runs by the {@code promtool} of the same Debian package: {@code
 * promtool tsdb create-blocks-from openmetrics --max-block-duration=720h FILE FOLDER} with FOLDER =
 * {@code <data>/tsdb}; queries see the blocks within a minute.
 */
final class PrometheusPart implements Part {
  private static final String NAME = "prometheus";
  private static final String USER = "mesh";
  private static final String SIMULATOR = "simulator";

  /** The least that bcrypt takes: the password is long and random, and each request is checked. */
  private static final int BCRYPT_COST = 4;

  private static final int SALT_BYTES = 16;

  private final Loopback loopback;
  private final SecureRandom random;

  PrometheusPart(Loopback loopback, SecureRandom random) {
    this.loopback = loopback;
    this.random = random;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Prometheus: door counters of the stores";
  }

  @Override
  public List<Port> ports() {
    return List.of(Port.main(29090));
  }

  @Override
  public List<String> secrets() {
    return List.of(USER);
  }

  @Override
  public List<String> artifacts() {
    return List.of(NAME);
  }

  @Override
  public int memoryMaxMiB() {
    return 512;
  }

  @Override
  public Launch prepare(PartContext context) throws IOException {
    Path settings =
        Folders.writePrivate(context.config().resolve("prometheus.yml"), settings(context));
    Path web = Folders.writePrivate(context.config().resolve("web.yml"), web(context));
    Path root = context.unpacked(NAME);
    return new Launch(
        List.of(
            root.resolve("usr/bin/prometheus").toString(),
            "--config.file=" + settings,
            "--web.config.file=" + web,
            "--web.listen-address=127.0.0.1:" + context.port(),
            "--web.console.templates=" + root.resolve("etc/prometheus/consoles"),
            "--web.console.libraries=" + root.resolve("etc/prometheus/console_libraries"),
            "--storage.tsdb.path=" + context.data().resolve("tsdb"),
            "--storage.tsdb.retention.time=3y",
            "--query.max-concurrency=8",
            "--query.lookback-delta=5m",
            "--log.level=warn"),
        Map.of("GOGC", "50", "GOMAXPROCS", "2"),
        context.data());
  }

  /** A sample that comes up to a day late is taken, as a door's counter may be offline. */
  private static String settings(PartContext context) {
    return """
    global:
      scrape_interval: 15s
      scrape_timeout: 10s
    storage:
      tsdb:
        out_of_order_time_window: 1d
    scrape_configs:
      - job_name: doors
        honor_timestamps: true
        static_configs:
          - targets: ["127.0.0.1:%d"]
    """
        .formatted(context.port(SIMULATOR, "metrics"));
  }

  private String web(PartContext context) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    String hash =
        OpenBSDBCrypt.generate("2b", context.secret(USER).toCharArray(), salt, BCRYPT_COST);
    return "basic_auth_users:\n  " + USER + ": \"" + hash + "\"\n";
  }

  @Override
  public void probe(PartContext context) throws IOException, InterruptedException {
    loopback.succeed(
        Loopback.request(context.port(), "/api/v1/query?query=vector(1)")
            .header("Authorization", Loopback.basic(USER, context.secret(USER)))
            .build());
  }
}
