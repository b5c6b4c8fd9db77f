package io.omnimesh.catalog.lineage.openlineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnimesh.catalog.lineage.openlineage.Run.Assertion;
import io.omnimesh.catalog.lineage.openlineage.Run.Outcome;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.InputField;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.OpenLineageClientUtils;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Compares our events with those that the official client writes, whose classes are generated from
 * the standard.
 */
class RunEventsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ZonedDateTime AT = Runs.AT.atZone(ZoneOffset.UTC);
  private static final String TRINO = "trino://localhost:8080";

  private final RunEvents events = new RunEvents(Runs.PRODUCER);
  private final OpenLineage official = new OpenLineage(Runs.PRODUCER);

  @Test
  void startsARunAsTheOfficialClientDoes() {
    assertSame(
        events.start(Runs.run(), Runs.AT),
        official
            .newRunEventBuilder()
            .eventType(OpenLineage.RunEvent.EventType.START)
            .eventTime(AT)
            .run(official.newRun(Runs.ID, runFacets().build()))
            .job(job())
            .inputs(inputs())
            .outputs(List.of(output(null)))
            .build());
  }

  @Test
  void completesARunWithWhatItWrote() {
    assertSame(
        events.complete(Runs.run(), new Run.Written(42, Optional.of(1_000L)), Runs.AT),
        official
            .newRunEventBuilder()
            .eventType(OpenLineage.RunEvent.EventType.COMPLETE)
            .eventTime(AT)
            .run(official.newRun(Runs.ID, runFacets().build()))
            .job(job())
            .inputs(inputs())
            .outputs(
                List.of(
                    output(
                        official
                            .newOutputDatasetOutputFacetsBuilder()
                            .outputStatistics(
                                official
                                    .newOutputStatisticsOutputDatasetFacetBuilder()
                                    .rowCount(42L)
                                    .size(1_000L)
                                    .build())
                            .build())))
            .build());
  }

  @Test
  void failsARunWithItsReason() {
    assertSame(
        events.fail(Runs.run(), "no room", Runs.AT),
        official
            .newRunEventBuilder()
            .eventType(OpenLineage.RunEvent.EventType.FAIL)
            .eventTime(AT)
            .run(
                official.newRun(
                    Runs.ID,
                    runFacets()
                        .errorMessage(official.newErrorMessageRunFacet("no room", "SQL", null))
                        .build()))
            .job(job())
            .inputs(inputs())
            .outputs(List.of(output(null)))
            .build());
  }

  @Test
  void tellsChecksAsAJobThatReadsTheOutput() {
    Assertion assertion =
        new Assertion(
            "nullValues",
            Outcome.FAILED,
            Optional.of("id"),
            Optional.of("ids are there"),
            Optional.of("error"),
            Optional.of("mustBe 0"),
            Optional.of("3"));
    ObjectNode event = events.checked(Runs.run(), List.of(assertion), Runs.AT);
    UUID id = UUID.fromString(event.at("/run/runId").asText());
    assertThat(id).isNotEqualTo(Runs.ID);
    assertSame(
        event,
        official
            .newRunEventBuilder()
            .eventType(OpenLineage.RunEvent.EventType.FAIL)
            .eventTime(AT)
            .run(
                official.newRun(
                    id,
                    official
                        .newRunFacetsBuilder()
                        .parent(
                            official
                                .newParentRunFacetBuilder()
                                .run(official.newParentRunFacetRun(Runs.ID, null))
                                .job(
                                    official.newParentRunFacetJob(
                                        "retail", "ecommerce.orders_v1", null))
                                .build())
                        .build()))
            .job(
                official
                    .newJobBuilder()
                    .namespace("retail")
                    .name("ecommerce.orders_v1.checks")
                    .facets(official.newJobFacetsBuilder().jobType(jobType("TEST")).build())
                    .build())
            .inputs(
                List.of(
                    official
                        .newInputDatasetBuilder()
                        .namespace(TRINO)
                        .name("mesh.ecommerce.orders_v1")
                        .facets(outputFacets().build())
                        .inputFacets(
                            official
                                .newInputDatasetInputFacetsBuilder()
                                .dataQualityAssertions(
                                    official.newDataQualityAssertionsDatasetFacet(
                                        List.of(
                                            official
                                                .newDataQualityAssertionsDatasetFacetAssertionsBuilder()
                                                .assertion("nullValues")
                                                .success(false)
                                                .column("id")
                                                .severity("error")
                                                .name("ids are there")
                                                .expected("mustBe 0")
                                                .actual("3")
                                                .build())))
                                .build())
                        .build()))
            .outputs(List.of())
            .build());
  }

  @Test
  void completesChecksOfWhichOnlyWarningsFailed() {
    Assertion warning =
        new Assertion(
            "rowCount",
            Outcome.FAILED,
            Optional.empty(),
            Optional.empty(),
            Optional.of("warn"),
            Optional.empty(),
            Optional.empty());
    assertThat(events.checked(Runs.run(), List.of(warning), Runs.AT).get("eventType").asText())
        .isEqualTo("COMPLETE");
  }

  @Test
  void isReadByTheOfficialClientWithoutLoss() {
    ObjectNode event = events.start(Runs.run(), Runs.AT);
    assertSame(event, OpenLineageClientUtils.runEventFromJson(event.toString()));
  }

  private static void assertSame(ObjectNode ours, OpenLineage.RunEvent theirs) {
    try {
      JsonNode expected = MAPPER.readTree(OpenLineageClientUtils.toJson(theirs));
      assertThat(MAPPER.readTree(ours.toString())).isEqualTo(withoutNulls(expected));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** The client writes what is not there as an empty object or null in places. */
  private static JsonNode withoutNulls(JsonNode node) {
    if (node instanceof ObjectNode object) {
      List.copyOf(object.properties())
          .forEach(field -> {
            if (field.getValue().isNull()) {
              object.remove(field.getKey());
            }
          });
    }
    node.forEach(RunEventsTest::withoutNulls);
    return node;
  }

  private OpenLineage.RunFacetsBuilder runFacets() {
    return official
        .newRunFacetsBuilder()
        .nominalTime(
            official
                .newNominalTimeRunFacetBuilder()
                .nominalStartTime(ZonedDateTime.parse("2026-11-22T12:00:00Z"))
                .build())
        .processing_engine(
            official.newProcessingEngineRunFacetBuilder().version("476").name("trino").build());
  }

  private OpenLineage.JobTypeJobFacet jobType(String type) {
    return official
        .newJobTypeJobFacetBuilder()
        .processingType("BATCH")
        .integration("OMNIMESH")
        .jobType(type)
        .build();
  }

  private OpenLineage.Job job() {
    return official
        .newJobBuilder()
        .namespace("retail")
        .name("ecommerce.orders_v1")
        .facets(
            official
                .newJobFacetsBuilder()
                .jobType(jobType("QUERY"))
                .sql(official.newSQLJobFacetBuilder().query("select 1").dialect("trino").build())
                .documentation(
                    official
                        .newDocumentationJobFacetBuilder()
                        .description("Makes the orders.")
                        .build())
                .build())
        .build();
  }

  private List<InputDataset> inputs() {
    return List.of(
        official
            .newInputDatasetBuilder()
            .namespace(TRINO)
            .name("shop.public.orders")
            .facets(official.newDatasetFacetsBuilder().build())
            .build());
  }

  private OpenLineage.DatasetFacetsBuilder outputFacets() {
    return official
        .newDatasetFacetsBuilder()
        .schema(
            official.newSchemaDatasetFacet(
                List.of(
                    official
                        .newSchemaDatasetFacetFieldsBuilder()
                        .name("id")
                        .type("bigint")
                        .description("The order.")
                        .build(),
                    official
                        .newSchemaDatasetFacetFieldsBuilder()
                        .name("place")
                        .type("row(city varchar)")
                        .fields(
                            List.of(
                                official
                                    .newSchemaDatasetFacetFieldsBuilder()
                                    .name("city")
                                    .type("varchar")
                                    .build()))
                        .build())))
        .documentation(
            official
                .newDocumentationDatasetFacetBuilder()
                .description("Orders of the online shop.")
                .build())
        .ownership(
            official.newOwnershipDatasetFacet(
                List.of(
                    official.newOwnershipDatasetFacetOwners("team:checkout", "OWNER"),
                    official.newOwnershipDatasetFacetOwners("user:ada", null))));
  }

  private InputField field(String name, String... steps) {
    var builder =
        official.newInputFieldBuilder().namespace(TRINO).name("shop.public.orders").field(name);
    return builder
        .transformations(
            List.of(steps).stream()
                .map(step -> step.split(" "))
                .map(step ->
                    official
                        .newInputFieldTransformationsBuilder()
                        .type(step[0])
                        .subtype(step[1])
                        .build())
                .toList())
        .build();
  }

  private OutputDataset output(OpenLineage.@Nullable OutputDatasetOutputFacets outputFacets) {
    return official
        .newOutputDatasetBuilder()
        .namespace(TRINO)
        .name("mesh.ecommerce.orders_v1")
        .facets(
            outputFacets()
                .columnLineage(
                    official
                        .newColumnLineageDatasetFacetBuilder()
                        .fields(
                            official
                                .newColumnLineageDatasetFacetFieldsBuilder()
                                .put(
                                    "id",
                                    official
                                        .newColumnLineageDatasetFacetFieldsAdditionalBuilder()
                                        .inputFields(List.of(field("id", "DIRECT IDENTITY")))
                                        .build())
                                .put(
                                    "total",
                                    official
                                        .newColumnLineageDatasetFacetFieldsAdditionalBuilder()
                                        .inputFields(
                                            List.of(
                                                field("amount", "DIRECT AGGREGATION"),
                                                field("status", "INDIRECT CONDITIONAL")))
                                        .build())
                                .build())
                        .dataset(List.of(field("status", "INDIRECT FILTER", "INDIRECT GROUP_BY")))
                        .build())
                .build())
        .outputFacets(outputFacets)
        .build();
  }
}
