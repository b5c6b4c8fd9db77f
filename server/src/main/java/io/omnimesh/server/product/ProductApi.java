package io.omnimesh.server.product;

import io.omnimesh.catalog.product.ContractFiles;
import io.omnimesh.server.http.Route;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** All routes of data products, wired. */
public final class ProductApi implements AutoCloseable {
  private final List<Route> routes = new ArrayList<>();
  private final Once once = new Once();

  public ProductApi(ProductParts parts, InstantSource clock) {
    ContractFiles contracts = new ContractFiles(parts.files());
    FreshDrift drift = new FreshDrift(parts.drift(), clock);
    routes.addAll(new ProductRoutes(parts, contracts, drift).routes());
    routes.addAll(new PortRoutes(parts, new Consumers(parts, clock), once, clock).routes());
    routes.addAll(new ContractRoutes(contracts).routes());
    routes.addAll(new PlanRoutes(parts, once).routes());
    routes.addAll(new LineageRoutes(new AppliedLineage(parts)).routes());
    routes.addAll(new WatchRoutes(parts, drift).routes());
  }

  public List<Route> routes() {
    return List.copyOf(routes);
  }

  /** Interrupts what is being worked on; what was begun is taken back or finished by the next. */
  @Override
  public void close() {
    once.close();
  }
}
