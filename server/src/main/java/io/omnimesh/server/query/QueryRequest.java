package io.omnimesh.server.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.query.client.Parameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a caller wants to run. */
record QueryRequest(
    String sql,
    Optional<String> catalog,
    Optional<String> schema,
    Duration timeLimit,
    List<Parameter> parameters) {
  private static final int SQL_CHARACTERS_MAX = 1_000_000;
  private static final int NAME_CHARACTERS_MAX = 128;
  private static final int PARAMETERS_MAX = 100;
  private static final Set<String> FIELDS =
      Set.of("sql", "catalog", "schema", "timeLimitSeconds", "parameters");

  QueryRequest {
    parameters = List.copyOf(parameters);
  }

  static QueryRequest read(JsonNode body, QueryLimits limits) {
    requireKnown(body, FIELDS);
    String sql =
        text(body, "sql", SQL_CHARACTERS_MAX)
            .filter(text -> !text.isBlank())
            .orElseThrow(() -> invalid("Field 'sql' is missing; it holds one statement"));
    return new QueryRequest(
        sql,
        text(body, "catalog", NAME_CHARACTERS_MAX),
        text(body, "schema", NAME_CHARACTERS_MAX),
        timeLimit(body, limits),
        parameters(body));
  }

  private static Duration timeLimit(JsonNode body, QueryLimits limits) {
    JsonNode node = body.path("timeLimitSeconds");
    if (node.isMissingNode()) {
      return limits.timeLimit();
    }
    long max = limits.timeLimitMax().toSeconds();
    if (!node.canConvertToInt()
        || !node.isIntegralNumber()
        || node.asInt() < 1
        || node.asInt() > max) {
      throw invalid("Field 'timeLimitSeconds' must be a whole number from 1 to " + max);
    }
    return Duration.ofSeconds(node.asInt());
  }

  private static List<Parameter> parameters(JsonNode body) {
    JsonNode nodes = body.path("parameters");
    if (nodes.isMissingNode()) {
      return List.of();
    }
    if (!nodes.isArray() || nodes.size() > PARAMETERS_MAX) {
      throw invalid("Field 'parameters' must be an array of at most " + PARAMETERS_MAX + " values");
    }
    List<Parameter> parameters = new ArrayList<>();
    for (JsonNode node : nodes) {
      if (!node.isObject() || !(node.path("value").isTextual() || node.path("value").isNull())) {
        throw invalid(
            "Each of 'parameters' must be an object with 'value', a text or null, and perhaps"
                + " 'type'");
      }
      requireKnown(node, Set.of("type", "value"));
      parameters.add(
          Parameter.of(
              text(node, "type", NAME_CHARACTERS_MAX).orElse("varchar"),
              node.get("value").isNull() ? null : node.get("value").textValue()));
    }
    return parameters;
  }

  private static Optional<String> text(JsonNode body, String field, int charactersMax) {
    JsonNode node = body.path(field);
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    if (!node.isTextual() || node.textValue().length() > charactersMax) {
      throw invalid(
          "Field '" + field + "' must be a text of at most " + charactersMax + " characters");
    }
    return Optional.of(node.textValue());
  }

  private static void requireKnown(JsonNode body, Set<String> known) {
    Iterator<String> names = body.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      if (!known.contains(name)) {
        throw invalid(
            "Field '"
                + name
                + "' is not known; the fields are "
                + String.join(", ", known.stream().sorted().toList()));
      }
    }
  }

  private static MeshException invalid(String message) {
    return new MeshException(ErrorCode.INVALID_INPUT, message);
  }
}
