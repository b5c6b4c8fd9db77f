package io.omnimesh.server.domain;

import io.omnimesh.catalog.access.Permission;
import io.omnimesh.catalog.domain.Domain;
import io.omnimesh.catalog.domain.DomainFiles;
import io.omnimesh.catalog.domain.Domains;
import io.omnimesh.catalog.source.Source;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.server.http.Exchange;
import io.omnimesh.server.http.Page;
import io.omnimesh.server.http.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The routes below {@code /api/v1/domains}. */
public final class DomainRoutes {
  private static final String PATH = "/api/v1/domains";

  private final DomainFiles files;

  public DomainRoutes(DomainFiles files) {
    this.files = files;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(PATH, Permission.DOMAINS_READ, this::list),
        Route.get(PATH + "/{name}", Permission.DOMAINS_READ, this::get));
  }

  private void list(Exchange exchange) {
    DomainFiles.Checked checked = files.check();
    Page<Domain> page = Page.of(exchange, checked.domains().domains(), Domain::name);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(
        "items", page.items().stream().map(domain -> view(domain, checked.domains())).toList());
    body.put("problems", checked.problems());
    page.next().ifPresent(next -> body.put("nextCursor", next));
    exchange.jsonWithTag(body);
  }

  private void get(Exchange exchange) {
    String name = exchange.pathParameter("name");
    Domains domains = files.check().domains();
    Domain domain =
        domains
            .find(name)
            .orElseThrow(() ->
                new MeshException(
                    ErrorCode.NOT_FOUND,
                    "There is no domain '" + name + "'; GET " + PATH + " lists all"));
    exchange.jsonWithTag(view(domain, domains));
  }

  private static Map<String, Object> view(Domain domain, Domains domains) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("name", domain.name());
    view.put("title", domain.title());
    view.put("description", domain.description());
    view.put("owner", Map.of("name", domain.owner().name(), "email", domain.owner().email()));
    view.put(
        "members",
        domain.members().stream()
            .map(member ->
                Map.of("name", member.name(), "email", member.email(), "role", member.role()))
            .toList());
    view.put("sources", domains.sourcesOf(domain.name()).stream().map(Source::name).toList());
    return view;
  }
}
