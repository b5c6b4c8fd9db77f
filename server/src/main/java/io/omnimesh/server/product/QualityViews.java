package io.omnimesh.server.product;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnimesh.catalog.access.Identity;
import io.omnimesh.catalog.access.Permission;
import io.omnimesh.catalog.state.QualityRun;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Checks with their results, as JSON. Sample rows are data: who may only read about products gets
 * none of them, as Trino's access rules would not let him through either.
 */
final class QualityViews {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private QualityViews() {}

  static Map<String, Object> run(QualityRun run, Identity caller) {
    boolean samples = caller.may(Permission.PRODUCTS_WRITE);
    Map<String, Object> view = Views.quality(run);
    view.put(
        "results",
        run.results().stream()
            .map(result -> result(result, samples ? Rows.SHOWN : Rows.HIDDEN))
            .toList());
    return view;
  }

  private enum Rows {
    SHOWN,
    HIDDEN
  }

  private static Map<String, Object> result(QualityRun.Result result, Rows rows) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("rule", result.rule());
    result.property().ifPresent(property -> view.put("element", property));
    view.put("metric", result.metric());
    result.dimension().ifPresent(dimension -> view.put("dimension", dimension));
    view.put("severity", result.severity());
    view.put("verdict", Views.word(result.verdict()));
    result.measured().ifPresent(measured -> view.put("measured", measured));
    result.expected().ifPresent(expected -> view.put("expected", expected));
    result.message().ifPresent(message -> view.put("message", message));
    if (rows == Rows.SHOWN && result.samplesJson().isPresent()) {
      view.put("samples", tree(result.samplesJson().get()));
    }
    return view;
  }

  private static Object tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Samples are kept as JSON", e);
    }
  }
}
