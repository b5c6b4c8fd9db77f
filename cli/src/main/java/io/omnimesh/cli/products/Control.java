package io.omnimesh.cli.products;

import io.omnimesh.catalog.apply.Materialiser;
import io.omnimesh.catalog.apply.ProductControl;
import io.omnimesh.catalog.apply.Records;
import io.omnimesh.catalog.apply.TableMaterialiser;
import io.omnimesh.catalog.domain.DomainFiles;
import io.omnimesh.catalog.home.Variables;
import io.omnimesh.catalog.lineage.openlineage.Transport;
import io.omnimesh.catalog.product.Port;
import io.omnimesh.catalog.product.ProductFiles;
import io.omnimesh.catalog.state.ControlState;
import io.omnimesh.cli.home.Installation;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.lake.Lake;
import io.omnimesh.lake.LakeSettings;
import io.omnimesh.lake.LakeTables;
import io.omnimesh.query.client.TrinoClient;
import io.omnimesh.query.lineage.TrinoColumns;
import io.omnimesh.query.products.MeshRelations;
import io.omnimesh.query.products.ProductChecks;
import io.omnimesh.query.products.SqlTransforms;
import io.omnimesh.query.products.TracedMaterialiser;
import io.omnimesh.store.Store;
import io.omnimesh.store.StoreSettings;
import io.omnimesh.stream.client.KafkaAccess;
import io.omnimesh.stream.client.Topics;
import io.omnimesh.stream.products.ProductStreams;
import io.omnimesh.stream.products.SloTopic;
import io.omnimesh.stream.registry.SchemaRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Wires the control plane of products to an installation that runs. */
public final class Control implements AutoCloseable {
  private static final String OPERATOR = "mesh";

  private final Installation installation;
  private final Variables variables;
  private final Store store;
  private final TrinoClient trino;
  private final ProductChecks checks;
  private final LakeTables lake;
  private final TableMaterialiser tables;
  private final Materialiser materialiser;
  private final ProductControl products;

  private Control(Installation installation, Variables variables, Store store) {
    this.installation = installation;
    this.variables = variables;
    this.store = store;
    this.trino = TrinoClient.of(installation.home(), variables);
    this.checks = new ProductChecks(trino, store.quality(), Clock.systemUTC());
    MeshRelations relations = new MeshRelations(trino);
    this.lake =
        new LakeTables(
            () -> Lake.open(LakeSettings.of(installation.home(), variables), Clock.systemUTC()));
    this.tables = new TableMaterialiser(relations, lake, checks, store);
    this.materialiser =
        new TracedMaterialiser(
            tables,
            Transport.of(lineageSettings(installation, variables)),
            new TrinoColumns(trino),
            URI.create("trino://" + trino.server().getAuthority()),
            UUID::randomUUID,
            Clock.systemUTC());
    this.products =
        new ProductControl(
            files(installation),
            new SqlTransforms(
                () -> new DomainFiles(installation.domains()).check().domains().sources()),
            relations,
            streams(variables),
            materialiser,
            store,
            Clock.systemUTC());
  }

  /**
   * Opens it.
   *
   * @param connectionsMax to the store; one for a command, more for a server
   * @throws MeshException {@code UNAVAILABLE} where the mesh does not run
   */
  public static Control open(Installation installation, int connectionsMax) {
    Variables variables = installation.variables();
    if (variables.find("MESH_TRINO_PORT").isEmpty()) {
      throw new MeshException(
          ErrorCode.UNAVAILABLE, "The mesh was never started here; start it with ./mesh up");
    }
    return new Control(
        installation,
        variables,
        Store.open(StoreSettings.of(variables).withConnectionsMax(connectionsMax)));
  }

  /** The files of the products. */
  public static ProductFiles files(Installation installation) {
    return new ProductFiles(installation.domains());
  }

  private static ProductStreams streams(Variables variables) {
    return new ProductStreams(
        () -> new Topics(KafkaAccess.of(variables, OPERATOR)),
        new SchemaRegistry(
            URI.create(
                variables
                    .find("MESH_APICURIO_PORT")
                    .map(port -> "http://127.0.0.1:" + port + "/apis/ccompat/v7")
                    .orElse("http://127.0.0.1:1"))));
  }

  public ProductControl products() {
    return products;
  }

  /**
   * The ports that are served, as they were applied.
   *
   * @param names full names of products; empty for all
   * @throws MeshException {@code NOT_FOUND} where none is
   */
  List<Port> served(Collection<String> names) {
    List<Port> served =
        store.registry().deployed().stream()
            .filter(port -> names.isEmpty() || names.contains(port.id().productName()))
            .map(Records::port)
            .toList();
    if (served.isEmpty()) {
      throw new MeshException(
          ErrorCode.NOT_FOUND,
          "No such product is served yet; ./mesh plan says why, ./mesh apply serves it");
    }
    return served;
  }

  public ProductChecks checks() {
    return checks;
  }

  /** Makes the data of tables and tells OpenLineage of it. */
  public Materialiser materialiser() {
    return materialiser;
  }

  /** Settles the runs of tables whose process died. */
  public void settleAbandoned() {
    tables.settleAbandoned();
  }

  /** The topic on which broken promises are told. */
  public SloTopic sloTopic() {
    return new SloTopic(KafkaAccess.of(variables, OPERATOR));
  }

  /** {@code MESH_OPENLINEAGE_URL} names a collector; without one the events are lines of a file. */
  private static Transport.Settings lineageSettings(
      Installation installation, Variables variables) {
    return variables
        .find("MESH_OPENLINEAGE_URL")
        .<Transport.Settings>map(url -> Transport.ToHttp.of(URI.create(url)))
        .orElseGet(() ->
            new Transport.ToFile(installation.home().data("lineage").resolve("events.ndjson")));
  }

  public ControlState state() {
    return store;
  }

  public TrinoClient trino() {
    return trino;
  }

  public Installation installation() {
    return installation;
  }

  public Variables variables() {
    return variables;
  }

  @Override
  public void close() {
    lake.close();
    store.close();
  }
}
