package io.omnimesh.server.source;

import io.omnimesh.catalog.access.Identity;
import io.omnimesh.catalog.access.Permission;
import io.omnimesh.catalog.source.Source;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.query.catalogs.SourceReport;
import io.omnimesh.query.catalogs.SourceService;
import io.omnimesh.query.catalogs.SourceStatus;
import io.omnimesh.server.http.Exchange;
import io.omnimesh.server.http.Page;
import io.omnimesh.server.http.Route;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The routes below {@code /api/v1/sources}; whatever they ask of Trino, they ask as the caller. */
public final class SourceRoutes {
  private static final String PATH = "/api/v1/sources";

  private final Function<Identity, SourceService> sources;

  public SourceRoutes(Function<Identity, SourceService> sources) {
    this.sources = sources;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(PATH, Permission.SOURCES_READ, this::list),
        Route.post(PATH, Permission.SOURCES_WRITE, this::add),
        Route.get(PATH + "/{name}", Permission.SOURCES_READ, this::get),
        Route.delete(PATH + "/{name}", Permission.SOURCES_WRITE, this::remove),
        Route.post(PATH + "/{name}/test", Permission.SOURCES_TEST, this::test));
  }

  private void list(Exchange exchange) {
    String domain = exchange.queryParameter("domain").orElse("");
    List<SourceStatus> all =
        sources.apply(exchange.caller()).list().stream()
            .filter(status -> domain.isEmpty() || status.source().domain().equals(domain))
            .sorted(Comparator.comparing(status -> status.source().name()))
            .toList();
    Page<SourceStatus> page = Page.of(exchange, all, status -> status.source().name());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("items", page.items().stream().map(SourceRoutes::view).toList());
    page.next().ifPresent(next -> body.put("nextCursor", next));
    exchange.json(200, body);
  }

  private void get(Exchange exchange) {
    String name = exchange.pathParameter("name");
    exchange.json(
        200,
        sources.apply(exchange.caller()).list().stream()
            .filter(status -> status.source().name().equals(name))
            .findFirst()
            .map(SourceRoutes::view)
            .orElseThrow(() ->
                new MeshException(
                    ErrorCode.NOT_FOUND,
                    "There is no source '" + name + "'; GET " + PATH + " lists all")));
  }

  private void add(Exchange exchange) {
    SourceService.Check check =
        switch (exchange.queryParameter("check").orElse("test")) {
          case "test" -> SourceService.Check.TEST;
          case "none" -> SourceService.Check.NO_TEST;
          default ->
              throw new MeshException(
                  ErrorCode.INVALID_INPUT, "Parameter 'check' must be 'test' or 'none'");
        };
    SourceService.Added added =
        sources.apply(exchange.caller()).add("the request", exchange.bodyText(), check);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("source", added.source().name());
    added.report().ifPresent(report -> body.put("report", view(report)));
    exchange.location(PATH + "/" + added.source().name()).json(201, body);
  }

  private void remove(Exchange exchange) {
    Source _ = sources.apply(exchange.caller()).remove(exchange.pathParameter("name"));
    exchange.noContent();
  }

  private void test(Exchange exchange) {
    List<SourceReport> reports =
        sources.apply(exchange.caller()).test(List.of(exchange.pathParameter("name")));
    exchange.json(200, view(reports.getFirst()));
  }

  /** Says what a source is, never how it is reached: hosts and logins are the owner's business. */
  private static Map<String, Object> view(SourceStatus status) {
    Source source = status.source();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("name", source.name());
    view.put("domain", source.domain());
    view.put("title", source.title());
    view.put("description", source.description());
    view.put("system", source.connection().system().id());
    view.put("state", lower(status.state()));
    view.put("options", source.effectiveOptions());
    view.put(
        "tables",
        source.tables().stream().map(table -> table.schema() + "." + table.name()).toList());
    return view;
  }

  private static Map<String, Object> view(SourceReport report) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("source", report.source());
    view.put("domain", report.domain());
    view.put("system", report.system());
    view.put("verdict", lower(report.verdict()));
    view.put("note", report.note());
    view.put(
        "steps",
        report.steps().stream()
            .map(step ->
                Map.of(
                    "name", step.name(),
                    "outcome", lower(step.outcome()),
                    "millis", step.took().toNanos() / 1e6,
                    "detail", step.detail()))
            .toList());
    return view;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
