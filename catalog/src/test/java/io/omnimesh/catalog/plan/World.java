package io.omnimesh.catalog.plan;

import io.omnimesh.catalog.product.Port;
import io.omnimesh.catalog.product.Product;
import io.omnimesh.catalog.product.Products;
import io.omnimesh.catalog.state.PortId;
import io.omnimesh.catalog.state.PortKind;
import io.omnimesh.contract.odcs.ContractFile;
import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.odps.DataProduct;
import io.omnimesh.contract.odps.ProductFile;
import io.omnimesh.contract.schema.Column;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A mesh in memory: files on one side, what runs on the other, and a plan's steps carried out. */
final class World {
  final Map<String, Product> files = new LinkedHashMap<>();
  final List<Products.Problem> problems = new ArrayList<>();
  final Map<PortId, Set<String>> reads = new HashMap<>();
  final Map<PortId, Deployed> deployed = new HashMap<>();
  final Map<String, Relation> relations = new HashMap<>();
  final Set<String> schemas = new HashSet<>();
  final Set<String> topics = new HashSet<>();
  final Set<String> catalogs = new HashSet<>(Set.of("mesh", "shop"));
  final List<Reader> readers = new ArrayList<>();

  /** Puts a product with one port for each contract into the files. */
  void write(String domain, String name, Port... ports) {
    files.put(
        domain + "/" + name, new Product(domain, name, definition(domain, name), List.of(ports)));
    for (Port port : ports) {
      reads.putIfAbsent(port.id(), Set.of("shop.public." + name));
    }
  }

  private static DataProduct definition(String domain, String name) {
    String yaml =
        "apiVersion: v1.0.0\nkind: DataProduct\nid: %s-%s\nstatus: active\ndomain: %s\nname: %s\n"
            .formatted(domain, name, domain, name);
    return ProductFile.read("product.yaml", yaml.getBytes(StandardCharsets.UTF_8))
        .product()
        .orElseThrow();
  }

  /**
   * A port.
   *
   * @param columns {@code id name type}, with a {@code !} behind where required
   */
  static Port port(
      PortKind kind, String domain, String name, String version, String status, String... columns) {
    StringBuilder yaml =
        new StringBuilder(
            """
            apiVersion: v3.1.0
            kind: DataContract
            id: %s-%s-%s
            version: %s
            status: %s
            schema:
              - name: %s
                properties:
            """
                .formatted(domain, name, version, version, status, name));
    for (String column : columns) {
      String[] parts = column.replace("!", "").split(" ", 3);
      yaml.append(
          """
                - id: %s
                  name: %s
                  physicalType: %s
                  required: %s
          """
              .formatted(parts[0], parts[1], parts[2], column.endsWith("!"))
              .indent(2));
    }
    String text = yaml.toString();
    DataContract contract =
        ContractFile.read("contract.yaml", text.getBytes(StandardCharsets.UTF_8))
            .contract()
            .orElseThrow();
    return new Port(
        new PortId(domain, name, name, contract.semanticVersion().major()),
        kind,
        contract,
        "domains/" + domain + "/products/" + name + "/contract.yaml",
        text,
        kind.hasTransform() ? Optional.of("SELECT 1") : Optional.empty(),
        Optional.empty());
  }

  Plan plan() {
    return Planner.plan(
        List.copyOf(files.values()),
        problems,
        reads,
        new Actual(deployed, relations, schemas, topics, catalogs, readers));
  }

  /** What {@link #plan} says, step by step. */
  List<String> steps() {
    return plan().steps().stream().map(Step::say).toList();
  }

  /** Carries out a plan as far as memory can. */
  void apply() {
    plan().steps().forEach(this::carryOut);
  }

  /** Carries out the first steps of a plan, as if the process were killed then. */
  void applyFirst(int steps) {
    plan().steps().stream().limit(steps).forEach(this::carryOut);
  }

  private void carryOut(Step step) {
    switch (step) {
      case Step.CreateSchema create -> schemas.add(create.schema());
      case Step.PutView put -> put(put.port(), Relation.Kind.VIEW);
      case Step.CreateTable create -> put(create.port(), Relation.Kind.TABLE);
      case Step.EvolveTable evolve -> put(evolve.port(), Relation.Kind.TABLE);
      case Step.Materialise _, Step.RegisterSchema _ -> {}
      case Step.CreateTopic create -> topics.add(create.port().id().topic());
      case Step.PointNewest point -> alias(point.target());
      case Step.RecordContract record -> record(record.port());
      case Step.Retire retire -> {
        deployed.remove(retire.deployed().id());
        relations.remove(name(retire.deployed().id()));
      }
    }
  }

  /** A relation that must be there. */
  Relation relation(String name) {
    return Objects.requireNonNull(relations.get(name), name);
  }

  private void put(Port port, Relation.Kind kind) {
    List<Relation.Column> columns =
        port.schema().columns().stream()
            .map((Column column) -> new Relation.Column(column.name(), column.type().storedTrino()))
            .toList();
    relations.put(
        name(port.id()),
        new Relation(
            name(port.id()),
            kind,
            columns,
            kind == Relation.Kind.VIEW ? port.transform().orElse("") : ""));
  }

  private void alias(PortId target) {
    Relation relation = relation(name(target));
    String name = target.domain() + "." + target.port();
    relations.put(
        name,
        new Relation(
            name,
            Relation.Kind.VIEW,
            relation.columns(),
            Alias.query(target, relation.columns().stream().map(Relation.Column::name).toList())));
  }

  private void record(Port port) {
    long revision =
        Optional.ofNullable(deployed.get(port.id())).map(Deployed::revision).orElse(0L) + 1;
    deployed.put(
        port.id(),
        new Deployed(
            port.id(),
            port.kind(),
            port.contract(),
            port.contractText(),
            port.transform(),
            Fingerprint.of(relation(name(port.id()))),
            revision));
  }

  static String name(PortId id) {
    return id.domain() + "." + id.relation();
  }
}
