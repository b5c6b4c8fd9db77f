package io.omnimesh.server.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.omnimesh.catalog.access.Permission;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.query.client.Column;
import io.omnimesh.query.client.QueryState;
import io.omnimesh.query.client.QueryStats;
import io.omnimesh.query.format.JsonValues;
import io.omnimesh.server.http.Exchange;
import io.omnimesh.server.http.Page;
import io.omnimesh.server.http.Route;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes below {@code /api/v1/queries}. */
public final class QueryRoutes {
  private static final String PATH = "/api/v1/queries";
  private static final int ROWS = 1000;
  private static final int ROWS_MAX = 5000;
  private static final Duration ROWS_WAIT = Duration.ofSeconds(1);
  private static final JsonFactory JSON = new JsonFactory(new ObjectMapper());

  private final Queries queries;

  public QueryRoutes(Queries queries) {
    this.queries = queries;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(PATH, Permission.QUERY_RUN, this::list),
        Route.post(PATH, Permission.QUERY_RUN, this::start),
        Route.get(PATH + "/{id}", Permission.QUERY_RUN, this::get),
        Route.delete(PATH + "/{id}", Permission.QUERY_RUN, this::cancel),
        Route.get(PATH + "/{id}/rows", Permission.QUERY_RUN, this::rows));
  }

  private void list(Exchange exchange) {
    List<RunningQuery> newestFirst = queries.of(exchange.caller());
    // Pages go by the order of the list: the key grows as the query gets older.
    Page<RunningQuery> page =
        Page.of(
            exchange,
            newestFirst,
            query ->
                "%019d".formatted(Long.MAX_VALUE - query.created().toEpochMilli()) + query.id());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("items", page.items().stream().map(QueryRoutes::view).toList());
    page.next().ifPresent(next -> body.put("nextCursor", next));
    exchange.json(200, body);
  }

  private void start(Exchange exchange) {
    QueryRequest request = QueryRequest.read(exchange.bodyObject(), queries.limits());
    RunningQuery query = queries.start(exchange.caller(), request, exchange.requestId());
    exchange.location(PATH + "/" + query.id()).json(202, view(query));
  }

  private void get(Exchange exchange) {
    exchange.json(200, view(find(exchange)));
  }

  private void cancel(Exchange exchange) {
    queries.remove(exchange.caller(), exchange.pathParameter("id"));
    exchange.noContent();
  }

  private void rows(Exchange exchange) throws InterruptedException, IOException {
    RunningQuery query = find(exchange);
    int limit = exchange.queryParameter("limit", ROWS, ROWS_MAX);
    long position = position(exchange.queryParameter("cursor").orElse("r0"));
    RowBuffer.Slice slice = query.rows().read(position, limit, ROWS_WAIT);
    if (slice.rows().isEmpty() && query.failure().isPresent()) {
      throw query.failure().get();
    }
    exchange.text("application/json", json(query, slice));
  }

  private RunningQuery find(Exchange exchange) {
    return queries.find(exchange.caller(), exchange.pathParameter("id"));
  }

  private static long position(String cursor) {
    try {
      if (cursor.startsWith("r")) {
        return Long.parseLong(cursor.substring(1));
      }
    } catch (NumberFormatException e) {
      // Refused below.
    }
    throw new MeshException(
        ErrorCode.INVALID_INPUT,
        "'" + cursor + "' is no cursor; send the nextCursor of the answer before");
  }

  private static String json(RunningQuery query, RowBuffer.Slice slice) throws IOException {
    List<Column> columns = query.columns().orElse(List.of());
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      out.writeObjectField("columns", columns(columns));
      out.writeArrayFieldStart("rows");
      for (List<@Nullable Object> row : slice.rows()) {
        out.writeStartArray();
        for (int i = 0; i < columns.size(); i++) {
          JsonValues.write(out, columns.get(i).type(), row.get(i));
        }
        out.writeEndArray();
      }
      out.writeEndArray();
      out.writeStringField("state", name(query.state()));
      // A failure behind the last rows is told by the next page.
      if (!slice.last() || query.failure().isPresent()) {
        out.writeStringField("nextCursor", "r" + slice.next());
      }
      out.writeEndObject();
    }
    return text.toString();
  }

  private static Map<String, Object> view(RunningQuery query) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", query.id());
    view.put("state", name(query.state()));
    view.put("sql", query.sql());
    view.put("createdAt", query.created().toString());
    query.engineId().ifPresent(id -> view.put("engineId", id));
    query.columns().ifPresent(columns -> view.put("columns", columns(columns)));
    query.updateType().ifPresent(type -> view.put("updateType", type));
    query.updateCount().ifPresent(count -> view.put("updateCount", count));
    query.stats().ifPresent(stats -> view.put("stats", stats(stats)));
    query
        .failure()
        .ifPresent(failure ->
            view.put(
                "error",
                Map.of(
                    "code",
                    failure.code().name().toLowerCase(Locale.ROOT),
                    "detail",
                    String.valueOf(failure.getMessage()))));
    return view;
  }

  private static List<Map<String, String>> columns(List<Column> columns) {
    return columns.stream()
        .map(column -> Map.of("name", column.name(), "type", column.type().sql()))
        .toList();
  }

  private static Map<String, Object> stats(QueryStats stats) {
    Map<String, Object> view = new LinkedHashMap<>();
    stats.progressPercent().ifPresent(percent -> view.put("progressPercent", percent));
    view.put("nodes", stats.nodes());
    view.put("totalSplits", stats.totalSplits());
    view.put("queuedSplits", stats.queuedSplits());
    view.put("runningSplits", stats.runningSplits());
    view.put("completedSplits", stats.completedSplits());
    view.put("processedRows", stats.processedRows());
    view.put("processedBytes", stats.processedBytes());
    view.put("peakMemoryBytes", stats.peakMemoryBytes());
    view.put("queuedMillis", stats.queued().toMillis());
    view.put("elapsedMillis", stats.elapsed().toMillis());
    view.put("cpuMillis", stats.cpu().toMillis());
    return view;
  }

  private static String name(QueryState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
