package io.omnimesh.server;

import io.omnimesh.catalog.apply.Relations;
import io.omnimesh.catalog.apply.StagedTables;
import io.omnimesh.catalog.apply.Streams;
import io.omnimesh.catalog.plan.Alias;
import io.omnimesh.catalog.plan.ColumnChange;
import io.omnimesh.catalog.plan.Relation;
import io.omnimesh.catalog.product.Port;
import io.omnimesh.catalog.state.PortId;
import io.omnimesh.catalog.state.PortKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Topics, tables and views that are only remembered. */
final class MemoryMesh implements Relations, Streams, StagedTables {
  private final Set<String> catalogs;
  private final Set<String> schemas = ConcurrentHashMap.newKeySet();
  private final Set<String> topics = ConcurrentHashMap.newKeySet();
  private final Map<String, Relation> relations = new ConcurrentHashMap<>();
  private final AtomicLong snapshots = new AtomicLong(4711);

  MemoryMesh(Set<String> catalogs) {
    this.catalogs = Set.copyOf(catalogs);
  }

  /** What a person does who drops a table or view by hand. */
  void dropByHand(String name) {
    relations.remove(name);
  }

  @Override
  public Snapshot look() {
    return new Snapshot(catalogs, schemas, relations);
  }

  @Override
  public Map<String, Relation> look(String schema) {
    return relations.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(schema + "."))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public List<String> problems(Port port) {
    return List.of();
  }

  @Override
  public void createSchema(String schema) {
    schemas.add(schema);
  }

  @Override
  public void putView(Port port) {
    put(port, Relation.Kind.VIEW, port.transform().orElse(""));
  }

  @Override
  public void putBack(Relation view) {
    relations.put(view.name(), view);
  }

  @Override
  public void createTable(Port port) {
    put(port, Relation.Kind.TABLE, "");
  }

  @Override
  public long fill(Port port, String schema, String table) {
    return 42;
  }

  @Override
  public void evolve(Port port, List<ColumnChange> changes) {
    put(port, Relation.Kind.TABLE, "");
  }

  @Override
  public void pointNewest(PortId target) {
    Relation relation =
        Objects.requireNonNull(relations.get(target.domain() + "." + target.relation()));
    String name = target.domain() + "." + target.port();
    String query =
        Alias.query(target, relation.columns().stream().map(Relation.Column::name).toList());
    relations.put(name, new Relation(name, Relation.Kind.VIEW, relation.columns(), query));
  }

  @Override
  public void drop(PortId id, PortKind kind) {
    relations.remove(id.domain() + "." + id.relation());
  }

  @Override
  public void dropNewest(PortId id) {
    relations.remove(id.domain() + "." + id.port());
  }

  private void put(Port port, Relation.Kind kind, String definition) {
    String name = port.id().domain() + "." + port.id().relation();
    relations.put(
        name,
        new Relation(
            name,
            kind,
            port.schema().columns().stream()
                .map(column -> new Relation.Column(column.name(), column.type().storedTrino()))
                .toList(),
            definition));
  }

  @Override
  public Set<String> topics() {
    return topics;
  }

  @Override
  public void createTopic(Port port) {
    topics.add(port.id().topic());
  }

  @Override
  public void registerSchema(Port port) {}

  @Override
  public void remove(PortId id) {
    topics.remove(id.topic());
  }

  @Override
  public String stage(PortId target, String run) {
    return run;
  }

  @Override
  public long publish(PortId target, String run, Map<String, String> notes) {
    return snapshots.incrementAndGet();
  }

  @Override
  public void discard(PortId target, String run) {}

  @Override
  public boolean isPublished(PortId target, String run) {
    return false;
  }
}
