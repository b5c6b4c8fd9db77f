package io.omnimesh.query.client;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a statement is run.
 *
 * @param catalog where names without a catalog are looked up
 * @param schema where names without a schema are looked up
 * @param source the program that asks, as Trino's query list shows it
 * @param zone the session's time zone
 * @param sessionProperties Trino's session properties, {@code name} or {@code catalog.name}
 * @param timeLimit how long the statement may take, from start to the last row
 * @param tags Trino's client tags, for resource groups
 * @param traceId an id that Trino logs with the query
 * @param parameters values for the {@code ?} of the statement, in order
 */
public record QueryOptions(
    Optional<String> catalog,
    Optional<String> schema,
    String source,
    ZoneId zone,
    Map<String, String> sessionProperties,
    Optional<Duration> timeLimit,
    Set<String> tags,
    Optional<String> traceId,
    List<Parameter> parameters) {

  public QueryOptions {
    sessionProperties = Map.copyOf(sessionProperties);
    tags = Set.copyOf(tags);
    parameters = List.copyOf(parameters);
  }

  /** No catalog, no limit, no parameters, UTC. */
  public static QueryOptions ofDefaults() {
    return new QueryOptions(
        Optional.empty(),
        Optional.empty(),
        "mesh",
        ZoneOffset.UTC,
        Map.of(),
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        List.of());
  }

  public QueryOptions withCatalog(String name) {
    return new QueryOptions(
        Optional.of(name),
        schema,
        source,
        zone,
        sessionProperties,
        timeLimit,
        tags,
        traceId,
        parameters);
  }

  public QueryOptions withSchema(String name) {
    return new QueryOptions(
        catalog,
        Optional.of(name),
        source,
        zone,
        sessionProperties,
        timeLimit,
        tags,
        traceId,
        parameters);
  }

  public QueryOptions withSource(String name) {
    return new QueryOptions(
        catalog, schema, name, zone, sessionProperties, timeLimit, tags, traceId, parameters);
  }

  public QueryOptions withZone(ZoneId id) {
    return new QueryOptions(
        catalog, schema, source, id, sessionProperties, timeLimit, tags, traceId, parameters);
  }

  public QueryOptions withSessionProperty(String name, String value) {
    Map<String, String> properties = new HashMap<>(sessionProperties);
    properties.put(name, value);
    return withSessionProperties(properties);
  }

  public QueryOptions withSessionProperties(Map<String, String> properties) {
    return new QueryOptions(
        catalog, schema, source, zone, properties, timeLimit, tags, traceId, parameters);
  }

  public QueryOptions withTimeLimit(Duration limit) {
    return new QueryOptions(
        catalog,
        schema,
        source,
        zone,
        sessionProperties,
        Optional.of(limit),
        tags,
        traceId,
        parameters);
  }

  public QueryOptions withTags(Set<String> names) {
    return new QueryOptions(
        catalog, schema, source, zone, sessionProperties, timeLimit, names, traceId, parameters);
  }

  public QueryOptions withTraceId(String id) {
    return new QueryOptions(
        catalog,
        schema,
        source,
        zone,
        sessionProperties,
        timeLimit,
        tags,
        Optional.of(id),
        parameters);
  }

  public QueryOptions withParameters(List<Parameter> values) {
    return new QueryOptions(
        catalog, schema, source, zone, sessionProperties, timeLimit, tags, traceId, values);
  }

  /** These options after a statement that changed its session: {@code USE}, {@code SET SESSION}. */
  public QueryOptions after(SessionChanges changes) {
    Map<String, String> properties = new HashMap<>(sessionProperties);
    properties.putAll(changes.setProperties());
    properties.keySet().removeAll(changes.resetProperties());
    return new QueryOptions(
        changes.catalog().or(() -> catalog),
        changes.schema().or(() -> schema),
        source,
        zone,
        properties,
        timeLimit,
        tags,
        traceId,
        parameters);
  }
}
