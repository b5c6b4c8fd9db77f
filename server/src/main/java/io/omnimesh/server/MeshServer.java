package io.omnimesh.server;

import io.omnimesh.catalog.access.Identity;
import io.omnimesh.catalog.domain.DomainFiles;
import io.omnimesh.query.access.Tokens;
import io.omnimesh.query.catalogs.SourceService;
import io.omnimesh.query.client.TrinoClient;
import io.omnimesh.server.domain.DomainRoutes;
import io.omnimesh.server.http.ApiServer;
import io.omnimesh.server.http.Route;
import io.omnimesh.server.observe.Metrics;
import io.omnimesh.server.observe.RequestObserver;
import io.omnimesh.server.observe.Traces;
import io.omnimesh.server.page.PageRoutes;
import io.omnimesh.server.product.ProductApi;
import io.omnimesh.server.product.ProductParts;
import io.omnimesh.server.query.Queries;
import io.omnimesh.server.query.QueryRoutes;
import io.omnimesh.server.source.SourceRoutes;
import io.omnimesh.server.status.HealthRoutes;
import io.omnimesh.server.status.MeshState;
import io.omnimesh.server.status.StatusRoutes;
import io.omnimesh.server.status.StatusWatch;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The REST server, wired. */
public final class MeshServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MeshServer.class);

  private final ServerConfig config;
  private final ApiServer api;
  private final Queries queries;
  private final ProductApi products;
  private final Metrics metrics;
  private final Traces traces;

  /**
   * What the server stands on.
   *
   * @param trino a client that runs statements as a caller
   * @param sources the sources, asked as a caller
   * @param launcher the state of the mesh; empty where no launcher runs
   * @param products what the routes of products stand on
   * @param random makes ids that must not be guessed
   */
  public record Parts(
      Tokens tokens,
      Function<Identity, TrinoClient> trino,
      DomainFiles domains,
      Function<Identity, SourceService> sources,
      Supplier<Optional<MeshState>> launcher,
      ProductParts products,
      Clock clock,
      RandomGenerator random) {}

  private MeshServer(
      ServerConfig config,
      ApiServer api,
      Queries queries,
      ProductApi products,
      Metrics metrics,
      Traces traces) {
    this.config = config;
    this.api = api;
    this.queries = queries;
    this.products = products;
    this.metrics = metrics;
    this.traces = traces;
  }

  /** Wires and starts a server; it answers when this returns. */
  public static MeshServer start(ServerConfig config, Parts parts) {
    Metrics metrics = new Metrics();
    Traces traces = Traces.to(config.traces());
    Queries queries = new Queries(parts.trino(), config.queries(), parts.clock(), parts.random());
    metrics.gauge("mesh.queries.open", "Queries that callers hold open", queries::size);
    ProductApi products = new ProductApi(parts.products(), parts.clock());
    AtomicReference<@Nullable ApiServer> started = new AtomicReference<>();
    ApiServer api =
        new ApiServer(
            routes(parts, queries, products, metrics, () -> draining(started.get())),
            parts.tokens()::verify,
            config.callers(),
            config.strangers(),
            new RequestObserver(metrics, traces),
            parts.clock(),
            parts.random());
    started.set(api);
    api.start(config.host(), config.port());
    LOG.info("Listening on http://{}:{}", config.host(), api.port());
    return new MeshServer(config, api, queries, products, metrics, traces);
  }

  private static boolean draining(@Nullable ApiServer api) {
    return api != null && api.draining();
  }

  /** Every route of the server, in one list. */
  private static List<Route> routes(
      Parts parts,
      Queries queries,
      ProductApi products,
      Metrics metrics,
      BooleanSupplier draining) {
    List<Route> routes = new ArrayList<>();
    routes.addAll(new PageRoutes().routes());
    routes.addAll(new HealthRoutes(draining).routes());
    routes.addAll(metrics.routes());
    routes.addAll(
        new StatusRoutes(new StatusWatch(parts.launcher(), parts.clock()), parts.clock()).routes());
    routes.addAll(new DomainRoutes(parts.domains()).routes());
    routes.addAll(new SourceRoutes(parts.sources()).routes());
    routes.addAll(new QueryRoutes(queries).routes());
    routes.addAll(products.routes());
    return routes;
  }

  public int port() {
    return api.port();
  }

  /** All routes, for whoever compares them with the API description. */
  public List<Route> routes() {
    return api.routes();
  }

  /** Refuses new work, finishes what is being answered, cancels queries, closes. */
  @Override
  public void close() {
    LOG.info("Shutting down");
    api.stop(config.drain());
    queries.close();
    products.close();
    metrics.close();
    traces.close();
  }
}
