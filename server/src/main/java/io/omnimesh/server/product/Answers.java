package io.omnimesh.server.product;

import io.omnimesh.catalog.state.Page;
import io.omnimesh.catalog.state.PageRequest;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.server.http.Exchange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Small things that the answers of all routes share. */
final class Answers {
  static final String ROOT = "/api/v1";
  private static final int LIMIT = 100;
  private static final int LIMIT_MAX = 500;

  private Answers() {}

  /** Who asks, so that a person finds the request in the log. */
  static String by(Exchange exchange) {
    return exchange.caller().subject() + " (request " + exchange.requestId() + ")";
  }

  /** The piece of a history that a request asks for. */
  static PageRequest pageRequest(Exchange exchange) {
    int limit = exchange.queryParameter("limit", LIMIT, LIMIT_MAX);
    Optional<String> cursor = exchange.queryParameter("cursor");
    if (cursor.isEmpty()) {
      return PageRequest.first(limit);
    }
    try {
      return PageRequest.after(Long.parseLong(cursor.get()), limit);
    } catch (NumberFormatException e) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "'" + cursor.get() + "' is no cursor; send the nextCursor of the page before",
          e);
    }
  }

  /** A piece of a history as an answer. */
  static <T> Map<String, Object> body(Page<T> page, Function<T, Map<String, Object>> view) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("items", page.items().stream().map(view).toList());
    if (page.next().isPresent()) {
      body.put("nextCursor", Long.toString(page.next().getAsLong()));
    }
    return body;
  }

  /** A page of a list as an answer. */
  static <T> Map<String, Object> body(
      io.omnimesh.server.http.Page<T> page, Function<T, Map<String, Object>> view) {
    Map<String, Object> body = new LinkedHashMap<>();
    List<Map<String, Object>> items = page.items().stream().map(view).toList();
    body.put("items", items);
    page.next().ifPresent(next -> body.put("nextCursor", next));
    return body;
  }
}
