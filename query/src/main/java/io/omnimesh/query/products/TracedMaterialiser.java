package io.omnimesh.query.products;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnimesh.catalog.apply.Materialiser;
import io.omnimesh.catalog.lineage.TableName;
import io.omnimesh.catalog.lineage.TransformLineage;
import io.omnimesh.catalog.lineage.openlineage.Dataset;
import io.omnimesh.catalog.lineage.openlineage.Run;
import io.omnimesh.catalog.lineage.openlineage.RunEvents;
import io.omnimesh.catalog.lineage.openlineage.Transport;
import io.omnimesh.catalog.product.Port;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.schema.Column;
import io.omnimesh.query.lineage.SqlLineage;
import io.omnimesh.query.lineage.TableColumns;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells OpenLineage of every run of a table; a run never fails because nobody listens. */
public final class TracedMaterialiser implements Materialiser {
  private static final Logger LOG = LoggerFactory.getLogger(TracedMaterialiser.class);
  private static final URI PRODUCER = URI.create("https://omnimesh.io/mesh");

  private final Materialiser materialiser;
  private final Transport transport;
  private final TableColumns columns;
  private final URI namespace;
  private final Supplier<UUID> ids;
  private final InstantSource clock;
  private final RunEvents events = new RunEvents(PRODUCER);

  /**
   * @param namespace of datasets, {@code trino://host:port}
   * @param ids of runs
   */
  public TracedMaterialiser(
      Materialiser materialiser,
      Transport transport,
      TableColumns columns,
      URI namespace,
      Supplier<UUID> ids,
      InstantSource clock) {
    this.materialiser = materialiser;
    this.transport = transport;
    this.columns = columns;
    this.namespace = namespace;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Outcome materialise(Port port, String by) {
    Optional<Run> run = run(port);
    run.ifPresent(it -> send(events.start(it, clock.instant())));
    Outcome outcome = materialiser.materialise(port, by);
    run.ifPresent(it ->
        send(
            outcome.state() == State.PUBLISHED
                ? events.complete(
                    it, new Run.Written(outcome.rows(), Optional.empty()), clock.instant())
                : events.fail(it, outcome.message(), clock.instant())));
    return outcome;
  }

  private Optional<Run> run(Port port) {
    try {
      TransformLineage lineage =
          SqlLineage.of(port.contractFile(), port.transform().orElse(""), columns);
      return Optional.of(
          new Run(
              ids.get(),
              namespace,
              "omnimesh",
              port.id().domain() + "." + port.id().relation(),
              port.object().description(),
              port.transform(),
              Optional.empty(),
              Optional.empty(),
              lineage.tables().stream().map(Dataset::of).toList(),
              dataset(port),
              lineage));
    } catch (MeshException e) {
      LOG.info("No lineage is told of {}: {}", port.id(), e.getMessage());
      return Optional.empty();
    }
  }

  private static Dataset dataset(Port port) {
    List<Dataset.Field> fields =
        port.schema().columns().stream()
            .map((Column column) ->
                new Dataset.Field(
                    column.name(),
                    Optional.of(column.type().storedTrino()),
                    column.comment(),
                    List.of()))
            .toList();
    return new Dataset(
        new TableName("mesh", port.id().domain(), port.id().relation()),
        fields,
        port.object().description(),
        List.of());
  }

  private void send(ObjectNode event) {
    try {
      transport.send(event);
    } catch (MeshException e) {
      LOG.warn("An OpenLineage event is lost: {}", e.getMessage());
    }
  }
}
