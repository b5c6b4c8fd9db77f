package io.omnimesh.server;

import io.omnimesh.catalog.apply.ProductControl;
import io.omnimesh.catalog.apply.QualityGate;
import io.omnimesh.catalog.apply.TableMaterialiser;
import io.omnimesh.catalog.domain.DomainFiles;
import io.omnimesh.catalog.duty.DriftWatch;
import io.omnimesh.catalog.product.Port;
import io.omnimesh.catalog.product.ProductFiles;
import io.omnimesh.catalog.source.Source;
import io.omnimesh.catalog.state.QualityRun;
import io.omnimesh.contract.quality.QualityReport;
import io.omnimesh.contract.quality.RuleResult;
import io.omnimesh.contract.rule.Rule;
import io.omnimesh.contract.rule.RuleKind;
import io.omnimesh.contract.rule.Severity;
import io.omnimesh.query.lineage.TableColumns;
import io.omnimesh.query.products.SqlTransforms;
import io.omnimesh.server.http.ApiServer.RateLimit;
import io.omnimesh.server.product.ProductParts;
import io.omnimesh.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server over a copy of this repository's domains, on a real store, a real planner and applier.
 * Topics, tables and views are only remembered, and checks find what they are told.
 */
final class ProductWorld implements AutoCloseable {
  /** How many checks may end; a test takes them away to see a request that takes long. */
  final Semaphore checksMayEnd = new Semaphore(1_000);

  final Path domains;
  final Store store = TestStore.empty();
  final MemoryMesh mesh;
  final ProductControl control;
  final RunningServer server;

  ProductWorld(Path folder) throws IOException {
    domains = folder.resolve("domains");
    copy(RunningServer.DOMAINS, domains);
    DomainFiles sources = new DomainFiles(domains);
    Set<String> catalogs =
        sources.check().domains().sources().stream().map(Source::name).collect(Collectors.toSet());
    mesh = new MemoryMesh(catalogs);
    ProductFiles files = new ProductFiles(domains);
    QualityGate gate = (port, schema, table, by) -> new QualityGate.Decision(true, "");
    TableMaterialiser materialiser = new TableMaterialiser(mesh, mesh, gate, store);
    control =
        new ProductControl(
            files,
            new SqlTransforms(() -> sources.check().domains().sources()),
            mesh,
            mesh,
            materialiser,
            store,
            Clock.systemUTC());
    server =
        new RunningServer(
            folder.resolve("home"),
            ServerConfig.ofDefaults().withCallers(new RateLimit(10_000, 10_000)),
            new ProductParts(
                files,
                () ->
                    Optional.of(
                        new ProductParts.Running(
                            store, control, this::check, materialiser, TableColumns.NONE)),
                new DriftWatch(control::plan, Clock.systemUTC())));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  /** The folder of a product, {@code stores/pos_sales}. */
  Path product(String name) {
    String[] parts = name.split("/", -1);
    return domains.resolve(parts[0]).resolve("products").resolve(parts[1]);
  }

  private QualityReport check(Port port, String by) {
    checksMayEnd.acquireUninterruptibly();
    Rule rule =
        new Rule(
            "sku_required",
            Optional.empty(),
            port.id().port() + ".sku",
            RuleKind.REQUIRED,
            Optional.of("completeness"),
            Severity.ERROR,
            "sku is never null",
            false,
            new Rule.Unmeasured("a test"));
    RuleResult result =
        RuleResult.error(rule, "3 rows break it").withSamples(List.of(Map.of("basket_id", "b-17")));
    Instant now = Instant.parse("2026-11-22T22:00:00Z");
    QualityRun _ =
        store
            .quality()
            .append(
                new QualityRun(
                    0,
                    port.id(),
                    port.contract().version(),
                    QualityRun.Verdict.FAILED,
                    now,
                    now.plusSeconds(1),
                    OptionalLong.empty(),
                    OptionalLong.of(1000),
                    by,
                    List.of(
                        new QualityRun.Result(
                            rule.id(),
                            Optional.of(rule.element()),
                            "required",
                            rule.dimension(),
                            "error",
                            QualityRun.Verdict.FAILED,
                            OptionalDouble.of(3),
                            Optional.empty(),
                            Optional.of("3 rows break it"),
                            Optional.of("[{\"basket_id\":\"b-17\"}]"),
                            5))));
    return new QualityReport(
        port.id().productName(),
        port.id().table(),
        port.contract().version(),
        now,
        Duration.ofSeconds(1),
        1_000,
        List.of(result));
  }

  @Override
  public void close() {
    server.close();
    store.close();
  }
}
