package io.omnimesh.it.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.catalog.domain.DomainFiles;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.it.mesh.RunningMesh;
import io.omnimesh.query.catalogs.SourceReport;
import io.omnimesh.query.catalogs.SourceReport.Verdict;
import io.omnimesh.query.catalogs.SourceService;
import io.omnimesh.query.catalogs.SourceService.Check;
import io.omnimesh.query.client.TrinoClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Works on a copy of {@code domains/}, so that a failed test leaves nothing in the checkout. */
class SourcesTest {
  private static final String OTHER_SOURCE =
      "SELECT count(*) FROM stores_pos.information_schema.tables";

  private final RunningMesh mesh = RunningMesh.shared();
  private final Path checkout = Path.of(System.getProperty("mesh.checkout"));
  private final TrinoClient trino = TrinoClient.of(mesh.home(), mesh.variables());

  @TempDir private Path folder;
  private SourceService sources;

  @BeforeEach
  void copyTheDomains() throws IOException {
    Path from = checkout.resolve("domains");
    Path to = folder.resolve("domains");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
    sources = new SourceService(mesh.home(), mesh.variables(), new DomainFiles(to), trino);
  }

  @AfterEach
  void dropWhatATestLeft() {
    for (String name : List.of("it_shop", "it_dead", "it_hanging")) {
      trino.run("DROP CATALOG IF EXISTS " + name);
    }
  }

  @Test
  void everySourceOfTheProfileAnswers() {
    List<SourceReport> reports = sources.test(List.of());

    assertThat(reports).hasSize(21);
    assertThat(reports).filteredOn(report -> report.verdict() == Verdict.FAILED).isEmpty();
    assertThat(reports).filteredOn(report -> report.verdict() == Verdict.PASSED).isNotEmpty();
  }

  @Test
  void aSourceIsAddedQueriedRemovedAndAddedAgainWhileTrinoRuns() {
    String shop = postgresql("it_shop", "${env:MESH_POSTGRESQL_PORT}");

    for (int round = 0; round < 2; round++) {
      sources.add("it_shop.yaml", shop, Check.TEST);
      assertThat(trino.all("SELECT count(*) FROM it_shop.public.orders")).hasSize(1);

      sources.remove("it_shop");
      assertThatThrownBy(() -> trino.all("SELECT count(*) FROM it_shop.public.orders"))
          .isInstanceOfSatisfying(
              MeshException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }
  }

  @Test
  void aDeadSourceIsRefusedAtTheStepThatFailsAndLeavesNothing() throws IOException {
    int closed = closedPort();

    assertThatThrownBy(() ->
            sources.add(
                "it_dead.yaml", postgresql("it_dead", Integer.toString(closed)), Check.TEST))
        .isInstanceOfSatisfying(
            MeshException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
        .hasMessageContaining("Source it_dead was not added, its test fails at the step 'connect'")
        .hasMessageContaining("127.0.0.1:" + closed);
    assertThat(trino.all("SHOW CATALOGS LIKE 'it\\_dead' ESCAPE '\\'")).isEmpty();
    assertThat(sources.list()).noneMatch(status -> status.source().name().equals("it_dead"));
  }

  @Test
  void aHangingSourceFailsWithinSecondsAndSlowsNoOther() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      sources.add(
          "it_hanging.yaml",
          postgresql("it_hanging", Integer.toString(silent.getLocalPort())),
          Check.NO_TEST);
      Duration before = slowestOf(5);

      Future<?> hanging = threads.submit(() -> trino.all("SHOW SCHEMAS FROM it_hanging"));
      Duration meanwhile = slowestOf(5);

      assertThat(meanwhile).isLessThan(before.multipliedBy(2).plusSeconds(2));
      assertThatThrownBy(() -> hanging.get(40, TimeUnit.SECONDS))
          .cause()
          .isInstanceOf(MeshException.class);
      assertThat(sources.test(List.of("it_hanging")))
          .singleElement()
          .satisfies(report -> assertThat(report.verdict()).isEqualTo(Verdict.FAILED))
          .satisfies(report ->
              assertThat(report.steps().get(2).took()).isLessThan(Duration.ofSeconds(30)));
      sources.remove("it_hanging");
    }
  }

  @Test
  void theGuidesQueryAnswersOverSevenSourcesOfFiveDomains() throws IOException {
    String query = Files.readString(checkout.resolve("docs/guides/first-query.sql"));

    assertThat(trino.all(query)).isNotEmpty();
  }

  private Duration slowestOf(int times) {
    long slowest = 0;
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      trino.all(OTHER_SOURCE);
      slowest = Math.max(slowest, System.nanoTime() - start);
    }
    return Duration.ofNanos(slowest);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String postgresql(String name, String port) {
    return """
    apiVersion: omnimesh/v1
    kind: Source
    name: %s
    domain: ecommerce
    title: A second way to the shop's database
    description: Added by a test.
    system: postgresql
    connection:
      host: 127.0.0.1
      port: "%s"
      database: ecommerce_orders
      login: {user: ecommerce_orders_reader, password: "${file:postgresql/ecommerce_orders_reader}"}
    options: {tls: off, connect-timeout: 2s, read-timeout: 5s}
    """
        .formatted(name, port);
  }
}
