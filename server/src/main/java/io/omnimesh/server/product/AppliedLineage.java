package io.omnimesh.server.product;

import io.omnimesh.catalog.apply.Records;
import io.omnimesh.catalog.lineage.LineageGraph;
import io.omnimesh.catalog.lineage.TableName;
import io.omnimesh.catalog.lineage.TransformLineage;
import io.omnimesh.catalog.product.Port;
import io.omnimesh.catalog.state.DeployedPort;
import io.omnimesh.catalog.state.PortId;
import io.omnimesh.catalog.state.PortStatus;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.query.lineage.SqlLineage;
import io.omnimesh.query.lineage.SqlTables;
import io.omnimesh.query.lineage.TableColumns;
import io.omnimesh.query.lineage.TableColumns.KnownColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The lineage of what was applied, made anew once something else is applied. The columns of
 * products are those of their contracts; Trino is asked for those of a source only where a
 * transform cannot be understood without. Thread-safe.
 */
final class AppliedLineage {
  private final ProductParts parts;
  private final ReentrantLock building = new ReentrantLock();
  private @Nullable Built built;

  AppliedLineage(ProductParts parts) {
    this.parts = parts;
  }

  /**
   * What is known now.
   *
   * @param products which product offers a table
   * @param aliases the names without a major, and what they mean
   * @param reads which tables a table is made from, also where its columns are not understood
   * @param problems why the columns of some are not understood
   */
  record Lineage(
      LineageGraph graph,
      Map<TableName, String> products,
      Map<TableName, TableName> aliases,
      SortedMap<TableName, SortedSet<TableName>> reads,
      List<String> problems) {}

  /** A lineage and the registry's revisions from which it was made. */
  private record Built(Map<PortId, Long> revisions, Lineage lineage) {}

  Lineage now() {
    ProductParts.Running running = parts.require();
    List<DeployedPort> deployed = running.state().registry().deployed();
    Map<PortId, Long> revisions = new HashMap<>();
    deployed.forEach(port -> revisions.put(port.id(), port.revision()));
    building.lock();
    try {
      if (built != null && built.revisions().equals(revisions)) {
        return built.lineage();
      }
      Lineage lineage = build(deployed, running.columns());
      // What a part that is down kept from being understood may be understood next time.
      built = lineage.problems().isEmpty() ? new Built(revisions, lineage) : null;
      return lineage;
    } finally {
      building.unlock();
    }
  }

  private static Lineage build(List<DeployedPort> deployed, TableColumns live) {
    Map<TableName, List<KnownColumn>> contracts = new HashMap<>();
    Map<TableName, String> products = new HashMap<>();
    Map<TableName, TableName> aliases = aliases(deployed);
    LineageGraph.Builder graph = LineageGraph.builder();
    for (DeployedPort port : deployed) {
      contracts.put(table(port.id()), columns(Records.port(port)));
      products.put(table(port.id()), port.id().productName());
    }
    aliases.forEach((alias, table) -> {
      graph.alias(alias, table);
      contracts.put(alias, contracts.getOrDefault(table, List.of()));
    });
    TableColumns known = table -> Optional.ofNullable(contracts.get(table));
    Map<TableName, Optional<List<KnownColumn>>> asked = new HashMap<>();
    TableColumns asking = table -> known.of(table).or(() -> asked.computeIfAbsent(table, live::of));
    SortedMap<TableName, SortedSet<TableName>> reads = new TreeMap<>();
    List<String> problems = new ArrayList<>();
    for (DeployedPort port : deployed) {
      String sql = transform(port);
      if (sql.isEmpty()) {
        continue;
      }
      SortedSet<TableName> read = new TreeSet<>();
      SqlTables.read(sql)
          .ifPresent(
              tables -> tables.reads().forEach(each -> read.add(aliases.getOrDefault(each, each))));
      reads.put(table(port.id()), read);
      try {
        graph.add(table(port.id()), lineage(port.id(), sql, known, asking));
      } catch (MeshException e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    return new Lineage(graph.build(), products, aliases, reads, problems);
  }

  private static TransformLineage lineage(
      PortId id, String sql, TableColumns known, TableColumns asking) {
    String name = id + " as applied";
    try {
      return SqlLineage.of(name, sql, known);
    } catch (MeshException e) {
      if (e.code() != ErrorCode.INVALID_INPUT) {
        throw e;
      }
      return SqlLineage.of(name, sql, asking);
    }
  }

  private static String transform(DeployedPort port) {
    return port.transformSql().orElse("").strip().replaceAll(";\\s*$", "");
  }

  private static List<KnownColumn> columns(Port port) {
    return port.schema().columns().stream()
        .map(column -> new KnownColumn(column.name(), Optional.of(column.type().storedTrino())))
        .toList();
  }

  /** The names without a major, each with the highest active one, or else the highest. */
  private static Map<TableName, TableName> aliases(List<DeployedPort> deployed) {
    Map<TableName, DeployedPort> newest = new HashMap<>();
    for (DeployedPort port : deployed) {
      newest.merge(
          TableName.parse(port.id().newestTable()),
          port,
          (left, right) -> isNewer(right, left) ? right : left);
    }
    Map<TableName, TableName> aliases = new HashMap<>();
    newest.forEach((alias, port) -> aliases.put(alias, table(port.id())));
    return aliases;
  }

  private static boolean isNewer(DeployedPort port, DeployedPort than) {
    boolean active = port.status() == PortStatus.ACTIVE;
    return active == (than.status() == PortStatus.ACTIVE)
        ? port.id().major() > than.id().major()
        : active;
  }

  private static TableName table(PortId id) {
    return TableName.parse(id.table());
  }
}
