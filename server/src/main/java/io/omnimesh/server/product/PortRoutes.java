package io.omnimesh.server.product;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnimesh.catalog.access.Permission;
import io.omnimesh.catalog.apply.Materialiser;
import io.omnimesh.catalog.apply.Records;
import io.omnimesh.catalog.product.Port;
import io.omnimesh.catalog.state.DeployedPort;
import io.omnimesh.catalog.state.PortId;
import io.omnimesh.catalog.state.PortKind;
import io.omnimesh.contract.diff.ContractDiff;
import io.omnimesh.contract.diff.Diff;
import io.omnimesh.contract.document.Document;
import io.omnimesh.contract.document.Mapping;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.yaml.Words;
import io.omnimesh.query.quality.QualityReportJson;
import io.omnimesh.server.http.Exchange;
import io.omnimesh.server.http.Page;
import io.omnimesh.server.http.Route;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The routes of one major of a port: its contract, its versions, how good it is. */
final class PortRoutes {
  private static final String PATH =
      Answers.ROOT + "/products/{domain}/{product}/ports/{port}/v{major}";

  private static final Pattern MAJOR = Pattern.compile("0|[1-9][0-9]{0,5}");

  /** Measures keep all their digits. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final ProductParts parts;
  private final Consumers consumers;
  private final Once once;
  private final InstantSource clock;

  PortRoutes(ProductParts parts, Consumers consumers, Once once, InstantSource clock) {
    this.parts = parts;
    this.consumers = consumers;
    this.once = once;
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(
        Route.get(PATH, Permission.PRODUCTS_READ, this::get),
        Route.get(PATH + "/contract", Permission.PRODUCTS_READ, this::contract),
        Route.get(PATH + "/versions", Permission.PRODUCTS_READ, this::versions),
        Route.get(PATH + "/versions/{version}", Permission.PRODUCTS_READ, this::version),
        Route.get(PATH + "/diff", Permission.PRODUCTS_READ, this::diff),
        Route.get(PATH + "/quality", Permission.PRODUCTS_READ, this::quality),
        Route.post(PATH + "/quality", Permission.PRODUCTS_WRITE, this::check),
        Route.get(PATH + "/slo", Permission.PRODUCTS_READ, this::slo),
        Route.get(PATH + "/refreshes", Permission.PRODUCTS_READ, this::refreshes),
        Route.post(PATH + "/refresh", Permission.PRODUCTS_WRITE, this::refresh));
  }

  private void get(Exchange exchange) {
    DeployedPort port = served(id(exchange));
    Map<String, Object> view = Views.port(port);
    parts
        .state()
        .materialisations()
        .latest(port.id())
        .ifPresent(run -> view.put("lastRefresh", Views.refresh(run)));
    parts
        .state()
        .quality()
        .latest(port.id())
        .ifPresent(run -> view.put("lastQuality", Views.quality(run)));
    view.put("slos", parts.state().slos().latest(port.id()).stream().map(Views::slo).toList());
    view.put("consumers", consumers.of(port.id()));
    exchange.jsonWithTag(view);
  }

  private void contract(Exchange exchange) {
    answerContract(exchange, served(id(exchange)));
  }

  /** The file as it was applied, or what it says as JSON; the tags tell the two apart. */
  private static void answerContract(Exchange exchange, DeployedPort port) {
    exchange.answerHeader("Vary", "Accept");
    if (exchange.prefersYaml()) {
      exchange.withTag(
          "application/yaml",
          Exchange.utf8(port.contractText()),
          '"' + port.contractSha256() + '"');
      return;
    }
    Mapping contract =
        Document.read(port.id() + " as applied", Exchange.utf8(port.contractText()))
            .root()
            .filter(Mapping.class::isInstance)
            .map(Mapping.class::cast)
            .orElseThrow(() -> new IllegalStateException(port.id() + " has no readable contract"));
    exchange.jsonWithTag(contract.value(), '"' + port.contractSha256() + "-json\"");
  }

  private void versions(Exchange exchange) {
    Page<DeployedPort> page =
        Page.of(
            exchange,
            recorded(id(exchange)),
            // Newest first, while keys must grow.
            port -> "%019d".formatted(Long.MAX_VALUE - port.revision()));
    exchange.jsonWithTag(Answers.body(page, Views::version));
  }

  private void version(Exchange exchange) {
    answerContract(exchange, version(id(exchange), exchange.pathParameter("version")));
  }

  private void diff(Exchange exchange) {
    PortId id = id(exchange);
    DataContract before =
        Records.contract(
            exchange
                .queryParameter("from")
                .map(from -> version(id, from))
                .orElseGet(() -> served(id)));
    String to = exchange.queryParameter("to").orElse("files");
    DataContract after = to.equals("files") ? inFiles(id) : Records.contract(version(id, to));
    Diff diff = ContractDiff.compare(before, after);
    Map<String, Object> view = Views.diff(diff);
    view.put("consumers", consumers.of(id));
    exchange.jsonWithTag(view);
  }

  private DataContract inFiles(PortId id) {
    return parts
        .files()
        .read()
        .find(id.productName())
        .flatMap(
            product -> product.ports().stream().filter(port -> port.id().equals(id)).findFirst())
        .map(Port::contract)
        .orElseThrow(() ->
            new MeshException(
                ErrorCode.NOT_FOUND,
                "The files of "
                    + id.productName()
                    + " hold no good contract of "
                    + id
                    + "; GET the product to see its problems"));
  }

  private void quality(Exchange exchange) {
    exchange.jsonWithTag(
        Answers.body(
            parts.state().quality().page(id(exchange), Answers.pageRequest(exchange)),
            run -> QualityViews.run(run, exchange.caller())));
  }

  private void check(Exchange exchange) {
    DeployedPort port = served(id(exchange));
    String by = Answers.by(exchange);
    once.answer(
        exchange,
        parts.state().idempotencyKeys(),
        exchange.path(),
        follow ->
            tree(QualityReportJson.of(
                    List.of(parts.require().checks().check(Records.port(port), by))))
                .get(0));
  }

  private void slo(Exchange exchange) {
    PortId id = id(exchange);
    Map<String, Object> body = new LinkedHashMap<>();
    SloViews views = new SloViews(parts.state().slos(), clock.instant());
    body.put("states", parts.state().slos().latest(id).stream().map(views::withBudget).toList());
    body.putAll(
        Answers.body(parts.state().slos().page(id, Answers.pageRequest(exchange)), Views::slo));
    exchange.jsonWithTag(body);
  }

  private void refreshes(Exchange exchange) {
    exchange.jsonWithTag(
        Answers.body(
            parts.state().materialisations().page(id(exchange), Answers.pageRequest(exchange)),
            Views::refresh));
  }

  private void refresh(Exchange exchange) {
    DeployedPort port = served(id(exchange));
    if (port.kind() != PortKind.TABLE) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "%s is a %s; only tables are refreshed, all others are always as new as what they read"
              .formatted(port.id(), port.kind().word()));
    }
    String by = Answers.by(exchange);
    once.answer(
        exchange,
        parts.state().idempotencyKeys(),
        exchange.path().replaceAll("refresh$", "refreshes"),
        follow -> {
          Materialiser.Outcome outcome =
              parts.require().materialiser().materialise(Records.port(port), by);
          Map<String, Object> view = new LinkedHashMap<>();
          view.put("state", Views.word(outcome.state()));
          view.put("rows", outcome.rows());
          view.put("message", outcome.message());
          return view;
        });
  }

  private static PortId id(Exchange exchange) {
    String major = exchange.pathParameter("major");
    if (!MAJOR.matcher(major).matches()) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT, "'v" + major + "' is no major; write v1, v2, ...");
    }
    return new PortId(
        name(exchange, "domain"),
        name(exchange, "product"),
        name(exchange, "port"),
        Integer.parseInt(major));
  }

  private static String name(Exchange exchange, String parameter) {
    String name = exchange.pathParameter(parameter);
    if (!Words.isName(name)) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "The "
              + parameter
              + " '"
              + name
              + "' is no plain SQL name; GET /api/v1/products lists"
              + " all");
    }
    return name;
  }

  private DeployedPort served(PortId id) {
    return parts
        .state()
        .registry()
        .find(id)
        .orElseThrow(() ->
            new MeshException(
                ErrorCode.NOT_FOUND,
                id
                    + " is not served; GET /api/v1/products lists what is, GET /api/v1/plan says"
                    + " what an apply would do"));
  }

  private List<DeployedPort> recorded(PortId id) {
    List<DeployedPort> recorded = parts.state().registry().versions(id);
    if (recorded.isEmpty()) {
      throw new MeshException(
          ErrorCode.NOT_FOUND, id + " was never served; GET /api/v1/products lists what is");
    }
    return recorded;
  }

  private DeployedPort version(PortId id, String version) {
    return recorded(id).stream()
        .filter(port -> port.version().equals(version))
        .findFirst()
        .orElseThrow(() ->
            new MeshException(
                ErrorCode.NOT_FOUND,
                "Version " + version + " of " + id + " was never applied; GET its versions"));
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A report is JSON", e);
    }
  }
}
