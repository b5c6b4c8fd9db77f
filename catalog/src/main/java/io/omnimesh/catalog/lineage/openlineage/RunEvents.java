package io.omnimesh.catalog.lineage.openlineage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnimesh.catalog.lineage.ColumnName;
import io.omnimesh.catalog.lineage.OutputColumn;
import io.omnimesh.catalog.lineage.TableName;
import io.omnimesh.catalog.lineage.Transformation;
import io.omnimesh.catalog.lineage.openlineage.Run.Assertion;
import io.omnimesh.catalog.lineage.openlineage.Run.Outcome;
import io.omnimesh.catalog.lineage.openlineage.Run.Written;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;

/** Writes the events of a run: one START, and then one COMPLETE or FAIL. */
public final class RunEvents {
  private static final String SPECIFICATION =
      "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";
  private static final int MESSAGE_CHARACTERS_MAX = 4_000;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final URI producer;
  private final Facets facets;

  /**
   * Writes events in the name of a producer.
   *
   * @param producer the project's page, with its version
   */
  public RunEvents(URI producer) {
    this.producer = producer;
    this.facets = new Facets(producer);
  }

  public ObjectNode start(Run run, Instant at) {
    ObjectNode event = event("START", run, at);
    outputs(event, run);
    return event;
  }

  public ObjectNode complete(Run run, Written written, Instant at) {
    ObjectNode event = event("COMPLETE", run, at);
    ObjectNode statistics = facets.of("1-0-2", "OutputStatisticsOutputDatasetFacet");
    statistics.put("rowCount", written.rows());
    written.bytes().ifPresent(bytes -> statistics.put("size", bytes));
    ((ObjectNode) outputs(event, run).get(0))
        .putObject("outputFacets")
        .set("outputStatistics", statistics);
    return event;
  }

  /**
   * A run that ended without publishing anything.
   *
   * @param reason for people
   */
  public ObjectNode fail(Run run, String reason, Instant at) {
    ObjectNode event = event("FAIL", run, at);
    ObjectNode error = facets.of("1-0-1", "ErrorMessageRunFacet");
    error.put("message", reason.substring(0, Math.min(reason.length(), MESSAGE_CHARACTERS_MAX)));
    error.put("programmingLanguage", "SQL");
    ((ObjectNode) event.at("/run/facets")).set("errorMessage", error);
    outputs(event, run);
    return event;
  }

  /**
   * The checks of a run's output, which are a job of their own: in the standard, assertions belong
   * to what a job reads. COMPLETE where all passed or those that failed only warn.
   */
  public ObjectNode checked(Run run, List<Assertion> assertions, Instant at) {
    boolean broken =
        assertions.stream()
            .anyMatch(each ->
                each.outcome() == Outcome.FAILED
                    && each.severity().filter("warn"::equals).isEmpty());
    ObjectNode event = head(broken ? "FAIL" : "COMPLETE", at);
    String id = run.id() + "/checks";
    ObjectNode runNode = event.putObject("run");
    runNode.put("runId", UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString());
    ObjectNode parent = facets.of("1-2-0", "ParentRunFacet");
    parent.putObject("run").put("runId", run.id().toString());
    parent.putObject("job").put("namespace", run.jobNamespace()).put("name", run.job());
    runNode.putObject("facets").set("parent", parent);
    ObjectNode job = event.putObject("job");
    job.put("namespace", run.jobNamespace()).put("name", run.job() + ".checks");
    job.putObject("facets").set("jobType", facets.jobType("TEST"));
    ObjectNode dataset = event.putArray("inputs").addObject();
    name(dataset, run, run.output().table());
    facets.dataset(dataset, run.output());
    ObjectNode quality = facets.of("1-1-0", "DataQualityAssertionsDatasetFacet");
    ArrayNode list = quality.putArray("assertions");
    assertions.forEach(assertion -> assertion(list.addObject(), assertion));
    dataset.putObject("inputFacets").set("dataQualityAssertions", quality);
    event.putArray("outputs");
    return event;
  }

  private static void assertion(ObjectNode node, Assertion assertion) {
    node.put("assertion", assertion.assertion());
    node.put("success", assertion.outcome() == Outcome.PASSED);
    put(node, "column", assertion.column());
    put(node, "severity", assertion.severity());
    put(node, "name", assertion.name());
    put(node, "expected", assertion.expected());
    put(node, "actual", assertion.actual());
  }

  private ObjectNode head(String type, Instant at) {
    ObjectNode event = JSON.objectNode();
    event.put("eventType", type);
    event.put("eventTime", at.truncatedTo(ChronoUnit.MILLIS).toString());
    event.put("producer", producer.toString());
    event.put("schemaURL", SPECIFICATION);
    return event;
  }

  private ObjectNode event(String type, Run run, Instant at) {
    ObjectNode event = head(type, at);
    ObjectNode runNode = event.putObject("run");
    runNode.put("runId", run.id().toString());
    ObjectNode runFacets = runNode.putObject("facets");
    run.due()
        .ifPresent(due ->
            runFacets.set(
                "nominalTime",
                facets.of("1-0-1", "NominalTimeRunFacet").put("nominalStartTime", due.toString())));
    run.engineVersion()
        .ifPresent(version ->
            runFacets.set(
                "processing_engine",
                facets
                    .of("1-1-1", "ProcessingEngineRunFacet")
                    .put("version", version)
                    .put("name", "trino")));
    ObjectNode job = event.putObject("job");
    job.put("namespace", run.jobNamespace()).put("name", run.job());
    ObjectNode jobFacets = job.putObject("facets");
    jobFacets.set("jobType", facets.jobType("QUERY"));
    run.sql()
        .ifPresent(sql ->
            jobFacets.set(
                "sql",
                facets.of("1-1-0", "SQLJobFacet").put("query", sql).put("dialect", "trino")));
    run.description()
        .ifPresent(text ->
            jobFacets.set(
                "documentation",
                facets.of("1-1-0", "DocumentationJobFacet").put("description", text)));
    ArrayNode inputs = event.putArray("inputs");
    for (Dataset input : run.inputs()) {
      ObjectNode node = inputs.addObject();
      name(node, run, input.table());
      facets.dataset(node, input);
    }
    return event;
  }

  private ArrayNode outputs(ObjectNode event, Run run) {
    ArrayNode outputs = event.putArray("outputs");
    ObjectNode output = outputs.addObject();
    name(output, run, run.output().table());
    facets.dataset(output, run.output());
    output.withObject("/facets").set("columnLineage", columnLineage(run));
    return outputs;
  }

  private ObjectNode columnLineage(Run run) {
    ObjectNode facet = facets.of("1-2-0", "ColumnLineageDatasetFacet");
    ObjectNode fields = facet.putObject("fields");
    for (OutputColumn column : run.lineage().columns()) {
      if (column.name().isPresent() && !column.derivation().sources().isEmpty()) {
        inputFields(
            fields.putObject(column.name().get()).putArray("inputFields"),
            run,
            column.derivation().sources());
      }
    }
    if (!run.lineage().rows().isEmpty()) {
      inputFields(facet.putArray("dataset"), run, run.lineage().rows());
    }
    return facet;
  }

  private static void inputFields(
      ArrayNode list, Run run, Map<ColumnName, SortedSet<Transformation>> sources) {
    sources.forEach((column, how) -> {
      ObjectNode field = list.addObject();
      name(field, run, column.table());
      field.put("field", column.column());
      ArrayNode steps = field.putArray("transformations");
      how.forEach(
          step -> steps.addObject().put("type", step.type().name()).put("subtype", step.name()));
    });
  }

  private static void name(ObjectNode node, Run run, TableName table) {
    node.put("namespace", run.namespace().toString()).put("name", table.toString());
  }

  static void put(ObjectNode node, String field, Optional<String> value) {
    value.ifPresent(text -> node.put(field, text));
  }
}
