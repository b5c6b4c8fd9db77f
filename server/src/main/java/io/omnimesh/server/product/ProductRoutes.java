package io.omnimesh.server.product;

import io.omnimesh.catalog.access.Permission;
import io.omnimesh.catalog.duty.DriftWatch;
import io.omnimesh.catalog.product.ContractFiles;
import io.omnimesh.catalog.product.Products;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.server.http.Exchange;
import io.omnimesh.server.http.Page;
import io.omnimesh.server.http.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code /api/v1/products} and each product below it. */
final class ProductRoutes {
  private static final String PATH = Answers.ROOT + "/products";
  private static final Set<String> STATUSES = Set.of("draft", "active", "deprecated", "retired");

  private final ProductParts parts;
  private final ContractFiles contracts;
  private final FreshDrift drift;

  ProductRoutes(ProductParts parts, ContractFiles contracts, FreshDrift drift) {
    this.parts = parts;
    this.contracts = contracts;
    this.drift = drift;
  }

  List<Route> routes() {
    return List.of(
        Route.get(PATH, Permission.PRODUCTS_READ, this::list),
        Route.get(PATH + "/{domain}/{product}", Permission.PRODUCTS_READ, this::get));
  }

  private void list(Exchange exchange) {
    String domain = exchange.queryParameter("domain").orElse("");
    String status = exchange.queryParameter("status").orElse("");
    if (!status.isEmpty() && !STATUSES.contains(status)) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "Parameter 'status' must be draft, active, deprecated or retired, not '" + status + "'");
    }
    Overview overview = overview(drift.known());
    List<String> names =
        overview.names().stream()
            .filter(name -> domain.isEmpty() || name.startsWith(domain + "/"))
            .filter(name -> status.isEmpty() || Views.word(overview.status(name)).equals(status))
            .toList();
    Page<String> page = Page.of(exchange, names, name -> name);
    exchange.jsonWithTag(Answers.body(page, overview::summary));
  }

  private void get(Exchange exchange) {
    String name = exchange.pathParameter("domain") + "/" + exchange.pathParameter("product");
    Overview overview = overview(freshOrKnown());
    if (!overview.names().contains(name)) {
      throw new MeshException(
          ErrorCode.NOT_FOUND, "There is no product '" + name + "'; GET " + PATH + " lists all");
    }
    Map<String, Object> view = new LinkedHashMap<>(overview.summary(name));
    view.put("contracts", contracts.names(name));
    exchange.jsonWithTag(view);
  }

  /** A part that is down keeps nobody from reading about a product. */
  private List<DriftWatch.Drift> freshOrKnown() {
    try {
      return drift.fresh().drift();
    } catch (MeshException e) {
      return drift.known();
    }
  }

  private Overview overview(List<DriftWatch.Drift> found) {
    Products files = parts.files().read();
    return Overview.of(files, parts.state(), found);
  }
}
