package io.omnimesh.server.product;

import io.omnimesh.catalog.apply.ProductControl;
import io.omnimesh.catalog.lineage.TableName;
import io.omnimesh.catalog.state.ControlState;
import io.omnimesh.catalog.state.DeployedPort;
import io.omnimesh.catalog.state.PortId;
import io.omnimesh.catalog.state.TableRead;
import io.omnimesh.query.lineage.SqlTables;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who reads a port: products whose applied transform does, and people of the query history. */
final class Consumers {
  private final ProductParts parts;
  private final InstantSource clock;

  Consumers(ProductParts parts, InstantSource clock) {
    this.parts = parts;
    this.clock = clock;
  }

  /** The readers of one major, by its own name or, where it is the newest, by the port's. */
  List<Map<String, Object>> of(PortId id) {
    ControlState state = parts.state();
    List<DeployedPort> deployed = state.registry().deployed();
    Set<String> names =
        isNewest(id, deployed) ? Set.of(id.table(), id.newestTable()) : Set.of(id.table());
    List<Map<String, Object>> consumers = new ArrayList<>();
    for (DeployedPort port : deployed) {
      boolean reads =
          port.transformSql().flatMap(SqlTables::read).stream()
              .flatMap(tables -> tables.reads().stream())
              .map(TableName::toString)
              .anyMatch(names::contains);
      if (reads) {
        consumers.add(Map.of("kind", "product", "name", port.id().productName()));
      }
    }
    Instant start = clock.instant().minus(ProductControl.READER_WINDOW);
    for (String name : names) {
      for (TableRead read : state.queries().readersSince(name, start)) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("kind", "queries");
        view.put("name", read.user());
        view.put("program", read.source());
        view.put("lastRead", read.at().toString());
        consumers.add(view);
      }
    }
    return consumers.stream().distinct().toList();
  }

  private static boolean isNewest(PortId id, List<DeployedPort> deployed) {
    return deployed.stream()
        .map(DeployedPort::id)
        .filter(other -> other.domain().equals(id.domain()) && other.port().equals(id.port()))
        .noneMatch(other -> other.major() > id.major());
  }
}
