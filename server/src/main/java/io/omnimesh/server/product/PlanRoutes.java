package io.omnimesh.server.product;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnimesh.catalog.access.Permission;
import io.omnimesh.catalog.apply.ApplyListener;
import io.omnimesh.catalog.apply.ApplyReport;
import io.omnimesh.catalog.plan.Plan;
import io.omnimesh.catalog.plan.PlanText;
import io.omnimesh.catalog.plan.Step;
import io.omnimesh.catalog.state.ApplyRun;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.server.http.Exchange;
import io.omnimesh.server.http.Route;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/** What an apply would do, the apply, and the journal of all of them. */
final class PlanRoutes {
  private static final String PLAN = Answers.ROOT + "/plan";
  private static final String APPLIES = Answers.ROOT + "/applies";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ProductParts parts;
  private final Once once;

  PlanRoutes(ProductParts parts, Once once) {
    this.parts = parts;
    this.once = once;
  }

  List<Route> routes() {
    return List.of(
        Route.get(PLAN, Permission.PRODUCTS_READ, this::plan),
        Route.post(PLAN + "/apply", Permission.PRODUCTS_WRITE, this::apply),
        Route.get(APPLIES, Permission.PRODUCTS_READ, this::list),
        Route.get(APPLIES + "/{id}", Permission.PRODUCTS_READ, this::get));
  }

  private void plan(Exchange exchange) {
    Set<String> only =
        exchange
            .queryParameter("products")
            .map(names -> known(Arrays.asList(names.split(","))))
            .orElse(Set.of());
    Plan plan = parts.require().control().plan().only(only);
    exchange.jsonWithTag(PlanText.tree(plan), tag(PlanText.id(plan)));
  }

  private void apply(Exchange exchange) {
    Set<String> only = chosen(exchange);
    Predicate<String> expected =
        exchange.header("If-Match").isEmpty() ? id -> true : id -> exchange.matches(tag(id));
    String by = Answers.by(exchange);
    once.answer(
        exchange,
        parts.state().idempotencyKeys(),
        APPLIES,
        follow -> {
          AtomicLong run = new AtomicLong();
          ApplyListener listener =
              new Begin(id -> {
                run.set(id);
                follow.at(APPLIES + "/" + id);
              });
          return view(parts.require().control().apply(only, expected, by, listener), run.get());
        });
  }

  /** Hears only that an apply begins; the journal has the rest. */
  private record Begin(LongConsumer hear) implements ApplyListener {
    @Override
    public void begun(long run) {
      hear.accept(run);
    }

    @Override
    public void product(String product) {}

    @Override
    public void done(Step step) {}

    @Override
    public void failed(String product, String why) {}
  }

  private static Map<String, Object> view(ApplyReport report, long run) {
    Map<String, Object> view = new LinkedHashMap<>();
    if (run > 0) {
      view.put("run", run);
    }
    view.put("applied", report.applied());
    view.put(
        "failed",
        report.failed().stream()
            .map(failed -> Map.of("product", failed.product(), "reason", failed.reason()))
            .toList());
    view.put("skipped", report.skipped());
    return view;
  }

  private Set<String> chosen(Exchange exchange) {
    if (exchange.bodyBytes().length == 0) {
      return Set.of();
    }
    JsonNode body = exchange.bodyObject();
    JsonNode products = body.path("products");
    if (body.size() > (products.isMissingNode() ? 0 : 1)) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT, "The body may hold 'products' alone, a list of full names");
    }
    if (products.isMissingNode()) {
      return Set.of();
    }
    Set<String> names = new TreeSet<>();
    for (JsonNode name : products) {
      names.add(name.asText());
    }
    if (!products.isArray() || names.isEmpty()) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "Field 'products' must be a list of full names, such as stores/pos_sales; leave it out"
              + " for all");
    }
    return known(names);
  }

  /** Refuses a name that neither a file nor the registry knows, rather than do nothing. */
  private Set<String> known(Iterable<String> names) {
    Set<String> known = new TreeSet<>();
    for (String name : names) {
      boolean served =
          parts.state().registry().deployed().stream()
              .anyMatch(port -> port.id().productName().equals(name));
      if (!served) {
        var _ = parts.files().folder(name);
      }
      known.add(name);
    }
    return known;
  }

  private void list(Exchange exchange) {
    exchange.jsonWithTag(
        Answers.body(parts.state().journal().page(Answers.pageRequest(exchange)), Views::apply));
  }

  private void get(Exchange exchange) {
    String id = exchange.pathParameter("id");
    ApplyRun run =
        number(id)
            .flatMap(number -> parts.state().journal().find(number))
            .orElseThrow(() ->
                new MeshException(
                    ErrorCode.NOT_FOUND,
                    "There is no apply '" + id + "'; GET " + APPLIES + " lists all"));
    Map<String, Object> view = Views.apply(run);
    view.put("steps", run.steps().stream().map(Views::step).toList());
    view.put("plan", tree(run.planJson()));
    exchange.jsonWithTag(view);
  }

  private static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The journal keeps plans as JSON", e);
    }
  }

  private static String tag(String planId) {
    return '"' + planId + '"';
  }
}
